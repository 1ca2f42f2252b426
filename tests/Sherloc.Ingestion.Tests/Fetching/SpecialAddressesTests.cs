using System.Net;
using NUnit.Framework;
using Sherloc.Ingestion.Fetching;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Fetching;

public sealed class SpecialAddressesTests
{
    [TestCase("127.0.0.1")]
    [TestCase("10.1.2.3")]
    [TestCase("172.31.255.255")]
    [TestCase("192.168.1.1")]
    [TestCase("169.254.169.254")]
    [TestCase("100.64.0.1")]
    [TestCase("0.0.0.0")]
    [TestCase("224.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("::1")]
    [TestCase("::")]
    [TestCase("fe80::1")]
    [TestCase("fc00::1")]
    [TestCase("ff02::1")]
    [TestCase("2001:db8::1")]
    [TestCase("::ffff:10.0.0.1")]
    [TestCase("64:ff9b::7f00:1")]
    [TestCase("2002:7f00:1::")]
    [TestCase("2002:c0a8:101::1")]
    public void IsPublic_SpecialAddress_IsNot(string address) => SpecialAddresses.IsPublic(IPAddress.Parse(address)).ShouldBeFalse();

    [TestCase("8.8.8.8")]
    [TestCase("172.32.0.1")]
    [TestCase("192.0.1.1")]
    [TestCase("2606:4700::1111")]
    [TestCase("::ffff:8.8.8.8")]
    [TestCase("64:ff9b::808:808")]
    [TestCase("2002:808:808::1")]
    public void IsPublic_PublicAddress_Is(string address) => SpecialAddresses.IsPublic(IPAddress.Parse(address)).ShouldBeTrue();
}
