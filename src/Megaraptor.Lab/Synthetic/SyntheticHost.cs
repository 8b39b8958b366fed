using System.Globalization;
using Megaraptor.Lab.Store.Clients;

namespace Megaraptor.Lab.Synthetic;

/// <summary>A host of a synthetic fleet: nothing but its number. All else is worked out when it is asked for.</summary>
/// <param name="fleet">The fleet.</param>
/// <param name="number">Its number.</param>
internal sealed class SyntheticHost(SyntheticFleet fleet, int number) : IClientFacts
{
    /// <summary>The time at which all hosts were looked at: rows tell of the weeks before it. In seconds.</summary>
    public const long Epoch = 1_795_500_000;

    public const string Windows = "windows";
    public const string Linux = "linux";
    public const string MacOS = "darwin";

    private const int DaySeconds = 86_400;

    private static readonly string[] s_sites = ["muc", "ber", "lon", "tyo", "nyc", "sao"];

    /// <summary>One host in forty has a name beyond ASCII.</summary>
    private static readonly string[] s_foreignNames = ["BÜRO", "東京", "ŁÓDŹ", "café", "офис"];

    private string? _system;
    private IReadOnlyList<SyntheticUser>? _users;
    private IReadOnlyList<SyntheticProcess>? _processes;

    /// <summary>Its number.</summary>
    public int Number => number;

    /// <inheritdoc/>
    public string ClientId => SyntheticId.Of(fleet.Seed, number);

    /// <inheritdoc/>
    public bool IsEnrolled => true;

    /// <summary>What was planted on it; null for nothing.</summary>
    public Needle? Planted => Needle.Of(fleet, number);

    /// <inheritdoc/>
    public bool IsOnline => Planted is not null || Noise(NoiseTopic.Presence).Happens(90);

    /// <inheritdoc/>
    public string System => _system ??= Planted?.System ?? Noise(NoiseTopic.System).Next(100) switch { < 70 => Windows, < 90 => Linux, _ => MacOS };

    /// <summary>What it is for: <c>server</c>, <c>workstation</c> or <c>laptop</c>.</summary>
    public string Role
    {
        get
        {
            int draw = Noise(NoiseTopic.Name, 1).Next(100);
            return System switch
            {
                Linux => draw < 85 ? "server" : "workstation",
                MacOS => draw < 85 ? "laptop" : "workstation",
                _ => draw < 15 ? "server" : draw < 70 ? "workstation" : "laptop",
            };
        }
    }

    /// <summary>Where it stands.</summary>
    public string Site => Noise(NoiseTopic.Name, 2).Pick(s_sites);

    /// <inheritdoc/>
    public string Hostname
    {
        get
        {
            Noise noise = Noise(NoiseTopic.Name, 3);
            bool isForeign = noise.Next(40) == 0;
            string kind = isForeign ? noise.Pick(s_foreignNames) : Role switch { "server" => "srv", "laptop" => "lt", _ => "ws" };
            string name = string.Create(CultureInfo.InvariantCulture, $"{kind}-{Site}-{number:D6}");
            return System == Windows ? name.ToUpperInvariant() : name;
        }
    }

    /// <summary>The name of its host with its domain.</summary>
    public string Fqdn => Hostname.ToLowerInvariant() + ".synthetic.example";

    /// <summary>Its address.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"10.{128 + (number >> 16)}.{(number >> 8) & 255}.{number & 255}");

    /// <inheritdoc/>
    public string LastIp => string.Create(CultureInfo.InvariantCulture, $"{Address}:{49_152 + Noise(NoiseTopic.Seen, 1).Next(16_000)}");

    /// <summary>The address of its network card.</summary>
    public string MacAddress => string.Create(CultureInfo.InvariantCulture, $"02:5e:{(number >> 16) & 255:x2}:{(number >> 8) & 255:x2}:{number & 255:x2}:01");

    /// <inheritdoc/>
    public IReadOnlyList<string> MacAddresses => [MacAddress];

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels => [SyntheticFleet.Label, Role, Site];

    /// <summary>The name of its system as the agent tells it.</summary>
    public string Platform => System switch
    {
        Windows => Role == "server" ? "Microsoft Windows Server 2022 Standard" : "Microsoft Windows 11 Enterprise",
        Linux => "debian",
        _ => "darwin",
    };

    /// <summary>The version of its system.</summary>
    public string PlatformVersion => System switch
    {
        Windows => Role == "server" ? "10.0.20348.2849 Build 20348.2849" : "10.0.22631.4460 Build 22631.4460",
        Linux => "12.9",
        _ => "15.1.1",
    };

    /// <summary>The version of its kernel.</summary>
    public string KernelVersion => System switch { Windows => PlatformVersion, Linux => "6.1.0-28-amd64", _ => "24.1.0" };

    /// <summary>Its processor.</summary>
    public string Architecture => System == MacOS ? "arm64" : "amd64";

    /// <summary>When it enrolled, in seconds.</summary>
    public long FirstSeen => 1_750_000_000 + Noise(NoiseTopic.Seen).Next(40_000_000);

    /// <summary>When it was last started, in seconds.</summary>
    public long BootTime => Epoch - 3600 - Noise(NoiseTopic.Seen, 2).Next(20 * DaySeconds);

    /// <summary>For how long a host that is offline had been away when the Lab started, in seconds: days, or for one in three months.</summary>
    public long Away
    {
        get
        {
            Noise noise = Noise(NoiseTopic.Presence, 1);
            return noise.Happens(33) ? (30 + noise.Next(370)) * (long)DaySeconds : 3600 + noise.Next(3 * DaySeconds);
        }
    }

    /// <summary>The people who have an account on it.</summary>
    public IReadOnlyList<SyntheticUser> Users => _users ??= SyntheticUser.Of(this);

    /// <summary>What runs on it.</summary>
    public IReadOnlyList<SyntheticProcess> Processes => _processes ??= SyntheticProcess.Of(this);

    /// <summary>Numbers of a topic.</summary>
    public Noise Noise(NoiseTopic topic, long item = 0) => Synthetic.Noise.Of(fleet.Seed, number, topic, item);
}
