namespace VpcFlow.Generator.Diagnostics;

/// <summary>
/// The diagnostic ids, shared by analyzers and code fixes. An id never changes its meaning; <c>docs/diagnostics</c> has a page for each.
/// </summary>
internal static class DiagnosticIds
{
    public const string UnknownField = "VPCF001";
    public const string DuplicateField = "VPCF002";
    public const string EmptyFormat = "VPCF003";
    public const string StrayText = "VPCF004";
    public const string NotPartial = "VPCF005";
    public const string ContainingTypeNotPartial = "VPCF006";
    public const string UnsupportedClass = "VPCF007";
    public const string FieldNotInFormat = "VPCF008";
    public const string UnknownEcsVersion = "VPCF009";
    public const string MemberCollision = "VPCF010";
    public const string ClassNamedAsMember = "VPCF011";
    public const string FieldWithoutBraces = "VPCF012";
    public const string NoTime = "VPCF013";
    public const string NoLogStatus = "VPCF014";
    public const string FormatIsPreset = "VPCF015";
    public const string RepeatedFormat = "VPCF016";
    public const string TextComparedByReference = "VPCF017";
    public const string UnknownDocumentKind = "VPCF018";
    public const string UnusedEcsVersion = "VPCF019";
}
