namespace Megaraptor.Lab.Store.Clients;

/// <summary>Many clients of which nothing is kept: each is made when it is asked for, always the same. They are numbered from 0 in the order of their ids.</summary>
internal abstract class ClientPopulation
{
    /// <summary>How many they are.</summary>
    public abstract int Count { get; }

    /// <summary>The id of one.</summary>
    /// <param name="number">Its number.</param>
    public abstract string IdOf(int number);

    /// <summary>The number of one; below 0 when the id is none of theirs.</summary>
    /// <param name="clientId">Its id.</param>
    public abstract int NumberOf(string clientId);

    /// <summary>What searches and hunts ask of one, without making it.</summary>
    /// <param name="number">Its number.</param>
    public abstract IClientFacts FactsOf(int number);

    /// <summary>Makes one.</summary>
    /// <param name="number">Its number.</param>
    public abstract Client Make(int number);
}
