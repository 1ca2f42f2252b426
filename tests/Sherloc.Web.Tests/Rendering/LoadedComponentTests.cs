using System.Reflection;
using Microsoft.AspNetCore.Components;
using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Rendering;

namespace Sherloc.Web.Tests.Rendering;

public sealed class LoadedComponentTests
{
    /// <summary>What waits in the framework's own methods is rendered before its data is there, which only a server as the store shows.</summary>
    [Test]
    public void Components_ThatWaitForData_AreLoadedBeforeTheyAreRendered()
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var components = typeof(LoadedComponent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ComponentBase))).ToList();

        components.Count(t => t.IsSubclassOf(typeof(LoadedComponent))).ShouldBeGreaterThan(20);
        components.Where(t => t.GetMethod("OnInitializedAsync", Own) is not null || t.GetMethod("OnParametersSetAsync", Own) is not null).ShouldBeEmpty();
    }
}
