using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Artifacts.Compilation;

/// <summary>Turns the parameters of a call into the texts that travel to endpoints. What does not fit is logged, and mostly dropped or emptied, as the server does.</summary>
/// <param name="call">The call.</param>
/// <param name="repository">The artifacts.</param>
internal sealed class SpecBuilder(Call call, ArtifactRepository repository)
{
    /// <summary>Builds the specs.</summary>
    /// <param name="spec">Dicts of parameters by artifact, or the specs of another collection.</param>
    /// <exception cref="CallFailedException">An artifact is not known, or not for this user.</exception>
    public IEnumerable<ArtifactSpec> Build(object? spec)
    {
        foreach ((string name, object? parameters) in ByArtifact(spec))
        {
            if (!repository.TryGetSource(name, out ArtifactRecord? artifact))
            {
                throw new CallFailedException($"Parameter refers to an unknown artifact ({name}). The parameter should be of the form {{\"Custom.Artifact.Name\":{{\"arg\":\"value\"}}}}");
            }

            Check(artifact);
            yield return Build(name, artifact, parameters);
        }
    }

    private static IEnumerable<(string Artifact, object? Parameters)> ByArtifact(object? spec)
    {
        switch (spec)
        {
            case VqlDict dict when dict.Contains("artifact"):
                return [FromProto(dict)];
            case VqlDict dict:
                return [.. dict.Items.Select(static item => (item.Key, item.Value))];
            case VqlList list:
                return [.. list.OfType<VqlDict>().Select(FromProto)];
            default:
                return [];
        }
    }

    /// <summary>The form in which a collection shows its specs.</summary>
    private static (string Artifact, object? Parameters) FromProto(VqlDict spec)
    {
        var parameters = new VqlDict();
        if (spec["parameters"] is VqlDict given && given["env"] is VqlList entries)
        {
            foreach (VqlDict entry in entries.OfType<VqlDict>())
            {
                parameters.Set(GoText.Of(entry["key"]), GoText.Of(entry["value"]));
            }
        }

        return (GoText.Of(spec["artifact"]), parameters);
    }

    private void Check(ArtifactRecord artifact)
    {
        string permission = artifact.Type is "client" or "client_event" ? "COLLECT_CLIENT" : "COLLECT_SERVER";
        if (!call.Query.Principal.Has(permission))
        {
            throw new CallFailedException($"Permission denied: {permission}");
        }
    }

    private ArtifactSpec Build(string name, ArtifactRecord artifact, object? parameters)
    {
        var spec = new ArtifactSpec { Artifact = name };
        object? given = Materialised.Query(call.Scope, parameters);
        foreach (ParameterRecord parameter in artifact.Parameters)
        {
            if (given is VqlDict dict && dict.TryGet(parameter.Name, out object? value)
                && Convert(parameter, Materialised.Query(call.Scope, value)) is { } text)
            {
                spec.Parameters!.Env.Add(new EnvironmentEntry { Key = parameter.Name, Value = text });
            }
        }

        return spec;
    }

    /// <summary>The text of a value; null when it is dropped.</summary>
    private string? Convert(ParameterRecord parameter, object? value)
    {
        string? text = value as string;
        switch (parameter.Type)
        {
            case "" or "string" or "regex":
                return text ?? Drop($"Parameter {parameter.Name} should be a string");
            case "choices":
                if (text is not null && !parameter.Choices.Contains(text, StringComparer.Ordinal))
                {
                    call.Query.Log($"Invalid choice for parameter {parameter.Name}: {text}");
                }

                return text ?? Drop($"Parameter {parameter.Name} should be a string");
            case "int" or "int64":
                return GoText.Of(value);
            case "bool":
                return (text is null ? Truth.Of(call.Scope, value) : text is "Y" or "TRUE" or "true" or "True") ? "Y" : "";
            case "timestamp" when text is null && value is not null:
                return TimeValue.TryFrom(call.Scope, value, out VqlTime time) ? time.ToString() : Drop($"Invalid timestamp for {parameter.Name}");
            case "csv":
                return text ?? CsvTable.Of(value) ?? Drop($"Invalid CSV for {parameter.Name}");
            case "json" or "json_array":
                return text ?? JsonIndent.Of(JsonText.Of(value));
            default:
                return text ?? "";
        }
    }

    private string? Drop(string message)
    {
        call.Query.Log(message);
        return null;
    }
}
