using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace IncidentMap.Importing;

/// <summary>A schema of data/schema/, and its complaints as sentences.</summary>
internal sealed class ShippedSchema
{
    public static readonly ShippedSchema Incident = new("incident.schema.json"), Mapping = new("mapping.schema.json");

    private readonly Task<JsonSchema> schema;

    private ShippedSchema(string fileName) => schema = Read(fileName);

    /// <summary>Every rule that the document breaks, in order of lines.</summary>
    public async Task<IReadOnlyList<Problem>> Check(JToken document) =>
        [.. (await schema).Validate(document).SelectMany(Leaves).Select(Sentence).Distinct().OrderBy(p => p.Line)];

    private static async Task<JsonSchema> Read(string fileName)
    {
        using var text = new StreamReader(Shipped.Open(fileName));
        return await JsonSchema.FromJsonAsync(await text.ReadToEndAsync());
    }

    /// <summary>A list with a bad item, or a value that may also be null, fails as a whole; the inner complaint is the one to tell.</summary>
    private static IEnumerable<ValidationError> Leaves(ValidationError error) => error switch
    {
        MultiTypeValidationError either => either.Errors
            .Where(type => type.Key != JsonObjectType.Null).SelectMany(type => type.Value).SelectMany(Leaves),
        ChildSchemaValidationError { Kind: ValidationErrorKind.ArrayItemNotValid } list => list.Errors.Values
            .SelectMany(errors => errors).SelectMany(Leaves),
        _ => [error],
    };

    private static Problem Sentence(ValidationError error)
    {
        var schema = error.Schema;
        var rule = error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => "is missing",
            ValidationErrorKind.NoAdditionalPropertiesAllowed =>
                $"is not a member that the schema knows; it knows {string.Join(", ", schema.ActualProperties.Keys)}",
            ValidationErrorKind.NotInEnumeration => $"must be one of {string.Join(", ", schema.Enumeration)}",
            ValidationErrorKind.PatternMismatch => $"does not match the pattern {schema.Pattern}",
            ValidationErrorKind.NumberTooSmall => $"must be at least {schema.Minimum}",
            ValidationErrorKind.NumberTooBig => $"must be at most {schema.Maximum}",
            ValidationErrorKind.StringTooShort => "must not be so short",
            ValidationErrorKind.StringTooLong => $"must have at most {schema.MaxLength} characters",
            ValidationErrorKind.TooFewItems => $"needs at least {schema.MinItems} item(s)",
            ValidationErrorKind.TooManyItems => $"may have at most {schema.MaxItems} items",
            ValidationErrorKind.ItemsNotUnique => "must not say the same twice",
            ValidationErrorKind.DateExpected => "must be a day such as 2021-08-29",
            ValidationErrorKind.DateTimeExpected => "must be an instant such as 2021-08-29T16:53:00+04:30",
            ValidationErrorKind.StringExpected => "must be text in quotes",
            ValidationErrorKind.IntegerExpected => "must be a whole number without quotes",
            ValidationErrorKind.NumberExpected => "must be a number without quotes",
            ValidationErrorKind.BooleanExpected => "must be true or false",
            ValidationErrorKind.ArrayExpected => "must be a list in [ ]",
            ValidationErrorKind.ObjectExpected => "must be an object in { }",
            _ => "breaks the rule",
        };
        var help = schema.Description is { Length: > 0 } text && error.Kind is not ValidationErrorKind.NoAdditionalPropertiesAllowed
            and not ValidationErrorKind.PropertyRequired ? $" ({text})" : "";
        return new Problem(error.LineNumber, Member(error.Path ?? ""), $"{rule}{help}.");
    }

    /// <summary><c>#/reports[2].published</c> is <c>reports[2].published</c>.</summary>
    private static string Member(string path) => path.TrimStart('#').TrimStart('/').Replace("/", ".");
}
