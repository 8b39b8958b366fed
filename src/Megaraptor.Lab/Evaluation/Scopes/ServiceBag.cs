namespace Megaraptor.Lab.Evaluation.Scopes;

/// <summary>What the plugins and functions of a server need and the evaluator knows nothing about, by type.</summary>
internal sealed class ServiceBag
{
    private readonly Dictionary<Type, object> _services = [];

    /// <summary>Adds a service.</summary>
    /// <typeparam name="T">The type by which it is asked for.</typeparam>
    /// <param name="service">The service.</param>
    /// <returns>This bag.</returns>
    public ServiceBag Add<T>(T service)
        where T : class
    {
        _services[typeof(T)] = service;
        return this;
    }

    /// <summary>The service of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Get<T>()
        where T : class =>
        Find<T>() ?? throw new InvalidOperationException($"The query runs without a {typeof(T).Name}.");

    /// <summary>The service of a type, or null.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The service.</returns>
    public T? Find<T>()
        where T : class =>
        _services.TryGetValue(typeof(T), out object? service) ? (T)service : null;
}
