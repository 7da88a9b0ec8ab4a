package switchboard.plugins;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import switchboard.api.access.Caller;
import switchboard.persistence.Migrations;
import switchboard.plugins.archive.ArchiveLimits;
import switchboard.plugins.calls.CallLimits;
import switchboard.plugins.calls.Tallies;
import switchboard.plugins.loading.HostView;
import switchboard.plugins.loading.LoaderWatch;
import switchboard.plugins.registration.PluginSubscription;
import switchboard.plugins.registration.Registrations;
import switchboard.plugins.remains.PluginRemains;
import switchboard.plugins.services.HostServices;
import switchboard.plugins.signature.TrustedKeys;
import switchboard.plugins.store.ArchiveStore;
import switchboard.plugins.store.PluginStore;
import switchboard.plugins.store.ReachStore;

/**
 * What the host is made of.
 *
 * @param organizations finds organizations by id or name; those that are none are missing
 * @param system the desk itself, who acts where nobody asked
 * @param folder where archives are unpacked; may be lost and comes back from the database
 * @param trustedKeys whose signatures are trusted
 * @param trial how long a new version is watched
 * @param tallies what is counted of each plugin over all its generations
 * @param subscriptions how the subscriptions of a plugin stand
 * @param maxDataBytes how much the folder of a plugin may hold
 * @param threads for operations; virtual in production
 */
public record HostParts(
        HostServices services,
        Registrations registrations,
        PluginStore store,
        ArchiveStore archives,
        ReachStore reaches,
        Function<Collection<String>, Map<String, UUID>> organizations,
        Migrations migrations,
        PluginRemains remains,
        PluginNews news,
        Caller system,
        Path folder,
        ArchiveLimits archiveLimits,
        TrustedKeys trustedKeys,
        CallLimits callLimits,
        Tallies tallies,
        Function<String, List<PluginSubscription>> subscriptions,
        long maxDataBytes,
        HostView view,
        LoaderWatch watch,
        Duration trial,
        ThreadFactory threads) {}
