namespace VpcFlow.Benchmarks.Processes;

/// <summary>A program for <c>mawk</c> that writes each record as a flat JSON object without absent fields.</summary>
internal static class MawkProgram
{
    public const string Text =
        """
        BEGIN {
            split("version account_id interface_id srcaddr dstaddr srcport dstport protocol " \
                "packets bytes start end action log_status", names, " ")
            format = "{\"version\":%s,\"account_id\":\"%s\",\"interface_id\":\"%s\"," \
                "\"srcaddr\":\"%s\",\"dstaddr\":\"%s\",\"srcport\":%s,\"dstport\":%s,\"protocol\":%s," \
                "\"packets\":%s,\"bytes\":%s,\"start\":%s,\"end\":%s,\"action\":\"%s\",\"log_status\":\"%s\"}\n"
        }
        NF != 14 { next }
        $4 != "-" { printf format, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 > "/dev/null"; next }
        {
            line = ""
            for (i = 1; i <= 14; i++)
                if ($i != "-")
                    line = line ",\"" names[i] "\":" (i == 1 || i >= 6 && i <= 12 ? $i : "\"" $i "\"")
            print "{" substr(line, 2) "}" > "/dev/null"
        }
        """;
}
