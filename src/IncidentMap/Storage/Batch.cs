namespace IncidentMap.Storage;

/// <summary>How a load ended. <c>Running</c> with nobody at work is a load that was killed: nothing of it was written.</summary>
public enum BatchOutcome { Running, Loaded, Failed, Interrupted, Undone }

/// <summary>What a note on a record of a batch is about.</summary>
public enum BatchNoteKind { Rejected, Warning, Changed, PossibleDuplicate }

/// <summary>One load: what was read, by whom, when, and what it did.</summary>
public sealed class Batch
{
    public int Id { get; set; }

    /// <summary>The file, or the folder of incident files, as it was named.</summary>
    public required string Source { get; set; }

    /// <summary>Of the file's bytes, in hexadecimal; of those of several incident files, one after the other.</summary>
    public string? Sha256 { get; set; }

    public required string Format { get; set; }
    public required string Dataset { get; set; }

    /// <summary>The operating system's name of who ran it.</summary>
    public required string LoadedBy { get; set; }

    /// <summary>UTC.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? FinishedAt { get; set; }

    public BatchOutcome Outcome { get; set; }
    public int Read { get; set; }
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Warned { get; set; }
    public int Rejected { get; set; }
    public List<BatchNote> Notes { get; } = [];
}

/// <summary>What there is to say of one record of a batch.</summary>
public sealed class BatchNote
{
    public long Id { get; set; }
    public int BatchId { get; set; }
    public BatchNoteKind Kind { get; set; }

    /// <summary>1-based line of the input.</summary>
    public int? Line { get; set; }

    /// <summary>Key of the incident, where it is known.</summary>
    public string? IncidentKey { get; set; }

    public required string Text { get; set; }
}

/// <summary>An incident as it was before a batch changed it, whole rows as JSON, for undoing the batch.</summary>
public sealed class BatchBefore
{
    public int BatchId { get; set; }
    public int IncidentId { get; set; }

    /// <summary>The batch that had written it before; null for none.</summary>
    public int? EarlierBatchId { get; set; }

    public required string Incident { get; set; }
    public required string Reports { get; set; }
}
