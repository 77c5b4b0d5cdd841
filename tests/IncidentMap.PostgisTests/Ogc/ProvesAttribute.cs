namespace IncidentMap.PostgisTests.Ogc;

/// <summary>Names the conformance class, as <c>ogcapi-features-1/1.0/conf/core</c>, that a test helps to prove.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
internal sealed class ProvesAttribute(string conformanceClass) : Attribute
{
    public string ConformanceClass { get; } = conformanceClass;
}
