using Microsoft.AspNetCore.Components;

namespace Sherloc.Web.Rendering;

/// <summary>
/// A component that is rendered for the first time when its data is there. The framework would render it at the first thing it waits for:
/// an embedded database never waits, a server always does.
/// </summary>
public abstract class LoadedComponent : ComponentBase
{
    private bool loaded;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!loaded)
        {
            await LoadAsync();
            loaded = true;
        }

        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads what the component shows; its parameters are set. Called once.</summary>
    protected abstract Task LoadAsync();
}
