using System.Globalization;
using VpcFlow.Pipeline.Aws;

namespace VpcFlow.Pipeline.Tests.Aws;

public class SigV4SignerTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    [Fact]
    public void Sign_FiftyRequests_AsBotocoreDoes()
    {
        using var file = new StreamReader(typeof(SigV4SignerTests).Assembly.GetManifestResourceStream("signatures.tsv")!);
        string[] lines = file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(50, lines.Length);
        foreach (string line in lines)
        {
            string[] columns = line.Split('\t');
            var signing = new AwsSigning(columns[3], columns[4], _ => throw new InvalidOperationException());
            using var request = new HttpRequestMessage(new HttpMethod(columns[0]), columns[1]);
            var time = DateTimeOffset.ParseExact(
                columns[6], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            var credentials = new AwsSigningCredentials("AKIDEXAMPLE", Secret, columns[5].Length > 0 ? columns[5] : null);
            SigV4Signer.Sign(request, Convert.FromHexString(columns[2]), signing, credentials, time);
            Assert.Equal(columns[7], request.Headers.GetValues("Authorization").Single());
            Assert.Equal(columns[6], request.Headers.GetValues("x-amz-date").Single());
            Assert.Equal(columns[5].Length > 0, request.Headers.Contains("x-amz-security-token"));
        }
    }

    /// <summary>The expected signature is botocore's.</summary>
    [Fact]
    public void Sign_HeadersOfAws_AreCovered()
    {
        var signing = new AwsSigning("logs", "eu-west-1", _ => throw new InvalidOperationException());
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://logs.eu-west-1.amazonaws.com/");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "Logs_20140328.FilterLogEvents");
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        var time = new DateTimeOffset(2025, 1, 8, 12, 52, 47, TimeSpan.Zero);
        var credentials = new AwsSigningCredentials("AKIDEXAMPLE", Secret, "TOKEN");
        SigV4Signer.Sign(request, """{"logGroupName":"/aws/vpc"}"""u8, signing, credentials, time);
        Assert.Equal(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20250108/eu-west-1/logs/aws4_request, "
                + "SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token;x-amz-target, "
                + "Signature=dea33c893c757ab1ce1990d06a17901737377b412ea3a300953aeadae157f21f",
            request.Headers.GetValues("Authorization").Single());
        Assert.Equal("Logs_20140328.FilterLogEvents", request.Headers.GetValues("X-Amz-Target").Single());
    }

    [Fact]
    public void Credentials_AsText_KeepTheSecret()
        => Assert.DoesNotContain(Secret, new AwsSigningCredentials("AKIDEXAMPLE", Secret, Secret).ToString(), StringComparison.Ordinal);
}
