using NUnit.Framework;
using Sherloc.Web.Tests.Browser;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests;

/// <summary>Ends what the tests of this project shared: the browser, the sites.</summary>
[SetUpFixture]
internal sealed class SharedEnd
{
    [OneTimeTearDown]
    public async Task EndAsync()
    {
        await SystemChromium.EndAsync();
        await SharedSites.EndAsync();
    }
}
