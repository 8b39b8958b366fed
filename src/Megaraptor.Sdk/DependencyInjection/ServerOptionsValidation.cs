using Megaraptor.Sdk.Errors;
using Microsoft.Extensions.Options;

namespace Megaraptor.Sdk.DependencyInjection;

/// <summary>Checks the options of every server when the application starts, down to the keys and certificates, so that no broken one is found in the middle of an investigation. Nothing is sent.</summary>
internal sealed class ServerOptionsValidation(TimeProvider? clock = null) : IValidateOptions<VelociraptorServerOptions>
{
    public ValidateOptionsResult Validate(string? name, VelociraptorServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> failures = [.. options.Problems];
        bool isNamed = !string.IsNullOrEmpty(name);
        Try(() => ServerOptionsReader.Client(options).Validated());
        Try(() => ServerOptionsReader.Configuration(options, isNamed, clock ?? TimeProvider.System).Dispose());
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures.Select(failure => isNamed ? $"Server '{name}': {failure}" : failure));

        void Try(Action check)
        {
            try
            {
                check();
            }
            catch (MegaraptorException failure)
            {
                failures.Add(failure.Hint is null ? failure.Message : $"{failure.Message} {failure.Hint}");
            }
        }
    }
}
