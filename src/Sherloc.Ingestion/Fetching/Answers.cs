using System.Net;

namespace Sherloc.Ingestion.Fetching;

/// <summary>What an answer that brings no file means.</summary>
internal static class Answers
{
    public static FetchTrouble Trouble(HttpResponseMessage response, TimeProvider time)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new($"The server says that it is not there ({status}).", "Look for its new address; nothing is withdrawn until source.yaml no longer names it."),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new($"The server does not let us have it ({status}).", "Ask the publisher; the copy of before stays."),
            HttpStatusCode.TooManyRequests => FetchTrouble.Passing("The server says that we ask too often (429).", RetryAfter.Of(response, time)),
            HttpStatusCode.RequestTimeout => FetchTrouble.Passing("The server gave up waiting (408)."),
            _ when status >= 500 => FetchTrouble.Passing($"The server is in trouble ({status}).", RetryAfter.Of(response, time)),
            _ => new($"The server answers {status}, which is no file.", "Open the address in a browser and see what it asks for; the copy of before stays."),
        };
    }
}
