using NUnit.Framework;
using Sherloc.Web.Rendering;
using Shouldly;

namespace Sherloc.Web.Tests.Rendering;

public sealed class WebAddressTests
{
    [TestCase("https://example.org/a?b=c")]
    [TestCase("http://example.org")]
    [TestCase("HTTPS://example.org")]
    public void Of_APageOnTheWeb_IsItsAddress(string text) => WebAddress.Of(text).ShouldNotBeNull();

    [TestCase(null)]
    [TestCase("")]
    [TestCase("example.org")]
    [TestCase("//example.org")]
    [TestCase("/search")]
    [TestCase("javascript:alert(1)")]
    [TestCase(" javascript:alert(1)")]
    [TestCase("JaVaScRiPt:alert(1)")]
    [TestCase("data:text/html,x")]
    [TestCase("file:///etc/passwd")]
    public void Of_AnythingElse_IsNull(string? text) => WebAddress.Of(text).ShouldBeNull();
}
