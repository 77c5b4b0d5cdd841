using IncidentMap.Importing;
using IncidentMap.Incidents;
using Npgsql;

namespace IncidentMap.Storage;

/// <summary>Notes of a running batch: gathered by the reading thread, copied by the writing one.</summary>
internal sealed class BatchNotes(NpgsqlConnection connection, Batch batch)
{
    private readonly Lock gate = new();
    private List<(BatchNoteKind Kind, string Source, Problem Problem, string? Key)> waiting = [];

    public void Add(BatchNoteKind kind, string source, Problem problem, string? key)
    {
        lock (gate)
            waiting.Add((kind, source, problem, key));
    }

    /// <summary>How many have gathered.</summary>
    public int Waiting => waiting.Count;

    /// <summary>Copies what has gathered.</summary>
    public void Copy()
    {
        List<(BatchNoteKind Kind, string Source, Problem Problem, string? Key)> gathered;
        lock (gate)
            (gathered, waiting) = (waiting, []);
        if (gathered.Count == 0)
            return;
        using var copy = connection.BeginBinaryImport("COPY batch_notes (batch_id, kind, line, incident_key, text) FROM STDIN (FORMAT BINARY)");
        foreach (var (kind, source, problem, key) in gathered)
        {
            copy.StartRow();
            copy.Write(batch.Id);
            copy.Write(SnakeCase.Of(kind));
            copy.Write(problem.Line);
            if (key is null)
                copy.WriteNull();
            else
                copy.Write(key);
            copy.Write((source == batch.Source ? "" : $"{source}: ") + problem.Sentence);
        }
        copy.Complete();
    }
}
