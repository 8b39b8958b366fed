namespace Megaraptor.Sdk.Telemetry;

/// <summary>The names under which the client traces and measures. They never change.</summary>
public static class MegaraptorTelemetry
{
    /// <summary>The name of the source of activities.</summary>
    public const string ActivitySourceName = "Megaraptor.Sdk";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Megaraptor.Sdk";

    /// <summary>The activity of one query, from its request to its last row.</summary>
    public const string QueryActivity = "megaraptor.query";

    /// <summary>Counts queries.</summary>
    public const string QueriesCounter = "megaraptor.queries";

    /// <summary>Counts rows that were handed out.</summary>
    public const string RowsCounter = "megaraptor.rows";

    /// <summary>Counts repeated requests of queries that only read.</summary>
    public const string RetriesCounter = "megaraptor.query.retries";

    /// <summary>Measures how long queries take, in seconds.</summary>
    public const string DurationHistogram = "megaraptor.query.duration";

    /// <summary>The tag with the address of the server.</summary>
    public const string ServerAddressTag = "server.address";

    /// <summary>The tag with the org; of activities only.</summary>
    public const string OrgIdTag = "velociraptor.org_id";

    /// <summary>The tag with the name of the query's rows, such as that of an operation; of activities only.</summary>
    public const string QueryNameTag = "velociraptor.query.name";

    /// <summary>The tag with the number of rows; of activities only.</summary>
    public const string RowsTag = "megaraptor.rows";

    /// <summary>The tag with the verdict: <c>ok</c>, <c>ok_no_rows</c>, <c>partial</c>, <c>vql_error</c>, <c>denied</c>, <c>timed_out</c>, <c>not_found</c>, or <c>incomplete</c> where the rows were not read to the end.</summary>
    public const string VerdictTag = "megaraptor.verdict";

    /// <summary>The tag with the code of a failure, see <see cref="Errors.MegaraptorErrorCode"/>; absent without one.</summary>
    public const string ErrorTypeTag = "error.type";

    /// <summary>The tag with the VQL; only where sensitive data was switched on.</summary>
    public const string QueryTextTag = "db.query.text";

    /// <summary>What the tags of bound values begin with; only where sensitive data was switched on.</summary>
    public const string ParameterTagPrefix = "db.query.parameter.";
}
