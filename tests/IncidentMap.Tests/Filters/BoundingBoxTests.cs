using System.Globalization;
using IncidentMap.Filters;

namespace IncidentMap.Tests.Filters;

public sealed class BoundingBoxTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Boxes => Cases.In("Filters/bbox.cases.txt");

    [Theory]
    [MemberData(nameof(Boxes))]
    public void A_box_is_read_whole_or_refused_with_what_would_be_right(string text, string expected)
    {
        if (expected.StartsWith('!'))
        {
            var refusal = Assert.Throws<BadInputException>(() => BoundingBox.Parse(text));
            Assert.Equal((expected[2..], "bbox"), (refusal.Message, refusal.Parameter));
            return;
        }
        var read = BoundingBox.Parse(text).Rectangles.Select(r =>
            string.Create(CultureInfo.InvariantCulture, $"{r.MinX + 0.0},{r.MinY + 0.0},{r.MaxX + 0.0},{r.MaxY + 0.0}"));
        Assert.Equal(expected, string.Join(" and ", read));
    }
}
