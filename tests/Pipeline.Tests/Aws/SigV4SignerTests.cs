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

    [Fact]
    public void Credentials_AsText_KeepTheSecret()
        => Assert.DoesNotContain(Secret, new AwsSigningCredentials("AKIDEXAMPLE", Secret, Secret).ToString(), StringComparison.Ordinal);
}
