using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Calls;

/// <summary>The parameters of a LET.</summary>
/// <param name="parameters">The parameters, in order.</param>
internal sealed class LetParameters(NodeList<LetParameter> parameters)
{
    /// <summary>Adds the defaults of parameters that are not given.</summary>
    /// <param name="scope">The scope in which defaults are evaluated.</param>
    /// <param name="name">The name of what is called, for messages.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="isStrict">Whether arguments that do not fit are logged, as queries do and expressions do not.</param>
    /// <returns>The arguments with defaults, those first.</returns>
    public VqlDict Bind(Scope scope, string name, VqlDict arguments, bool isStrict)
    {
        if (isStrict)
        {
            foreach (string given in arguments.Keys.Where(given => !parameters.Any(parameter => parameter.Name.Name == given)))
            {
                scope.Query.Log($"ERROR:Extra unrecognized arg {given} when calling {name}");
            }
        }

        VqlDict? bound = null;
        foreach (LetParameter parameter in parameters)
        {
            if (arguments.Contains(parameter.Name.Name))
            {
                continue;
            }

            if (parameter.DefaultValue is { } expression)
            {
                (bound ??= arguments.Copy()).Set(parameter.Name.Name, ArgumentValues.Of(expression, scope));
            }
            else if (isStrict)
            {
                scope.Query.Log($"ERROR:Missing arg {parameter.Name.Name} when calling {name}");
            }
        }

        return bound ?? arguments;
    }
}
