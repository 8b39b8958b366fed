using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Effects;

/// <summary>Where the artifacts of a collection run.</summary>
internal enum CollectionPlace
{
    /// <summary>Nothing is collected.</summary>
    Nowhere,

    /// <summary>On endpoints.</summary>
    Endpoint,

    /// <summary>On the server.</summary>
    Server,

    /// <summary>Where a value says that is not fixed in the text.</summary>
    Either,
}

/// <content>Calls that make artifacts run, on endpoints or on the server.</content>
internal sealed partial class EffectWalker
{
    private const string ServerClient = "server";

    private void VisitCollection(VqlName name, SourceSpan span, IReadOnlyCollection<CallArgument> arguments)
    {
        CollectionPlace place = PlaceOf(name, arguments);
        if (place == CollectionPlace.Nowhere)
        {
            return;
        }

        CallArgument? given = arguments.LastOrDefault(static argument => argument.Name.Name is "artifacts" or "artifact");
        if (given is null || FixedText.ListOf(given.Value, lets) is not { } artifacts)
        {
            if (given is not null || arguments.Any(static argument => argument.Name.Name == Keywords))
            {
                Note(VqlEffects.Unknown, name.Name, given?.Span ?? span, $"Which artifacts {name.Name}() makes run is not fixed in the text.");
            }

            return;
        }

        foreach (string artifact in artifacts)
        {
            VisitCollected(name, artifact, place, given.Span);
        }
    }

    private void VisitCollected(VqlName name, string artifact, CollectionPlace place, SourceSpan span)
    {
        // A source may be named behind a slash.
        string[] parts = artifact.Split('/');
        ArtifactFacts? facts = names.Artifacts.Find(parts[0]);
        if (facts is null)
        {
            Note(VqlEffects.Unknown, name.Name, span, $"There is no artifact {parts[0]} that is known.");
        }
        else if (place == CollectionPlace.Server || (place == CollectionPlace.Either && facts.Type.StartsWith(ServerClient, StringComparison.OrdinalIgnoreCase)))
        {
            FollowArtifact(parts[0], parts.Length > 1 ? parts[1] : null, span, facts.RequiredPermissions);
        }
        else if (facts.RequiredPermissions.Count > 0)
        {
            Note(VqlEffects.ActOnEndpoints, name.Name, span, $"The artifact {parts[0]} does on the endpoint what needs {string.Join(", ", facts.RequiredPermissions)}.", facts.RequiredPermissions);
        }
    }

    /// <summary>Where the artifacts of a call run. Only a written client is known to be an endpoint.</summary>
    private CollectionPlace PlaceOf(VqlName name, IReadOnlyCollection<CallArgument> arguments)
    {
        if (name.Kind != VqlNameKind.Function)
        {
            return CollectionPlace.Nowhere;
        }

        switch (name.Name)
        {
            case "hunt" or "add_client_monitoring":
                return CollectionPlace.Endpoint;
            case "add_server_monitoring":
                return CollectionPlace.Server;
            case "collect_client":
                CallArgument? client = arguments.LastOrDefault(static argument => argument.Name.Name == "client_id");
                string? text = client is null ? null : FixedText.Of(client.Value, lets)?.Value;
                return text switch
                {
                    null => CollectionPlace.Either,
                    ServerClient => CollectionPlace.Server,
                    _ => CollectionPlace.Endpoint,
                };
            default:
                return CollectionPlace.Nowhere;
        }
    }
}
