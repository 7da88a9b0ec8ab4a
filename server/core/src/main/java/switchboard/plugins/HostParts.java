package switchboard.plugins;

import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;
import switchboard.api.access.Caller;
import switchboard.persistence.Migrations;
import switchboard.plugins.archive.ArchiveLimits;
import switchboard.plugins.calls.CallLimits;
import switchboard.plugins.loading.HostView;
import switchboard.plugins.loading.LoaderWatch;
import switchboard.plugins.registration.Registrations;
import switchboard.plugins.services.HostServices;
import switchboard.plugins.store.ArchiveStore;
import switchboard.plugins.store.PluginStore;

/**
 * What the host is made of.
 *
 * @param system the desk itself, who acts where nobody asked
 * @param folder where archives are unpacked; may be lost and comes back from the database
 * @param threads for operations; virtual in production
 */
public record HostParts(
        HostServices services,
        Registrations registrations,
        PluginStore store,
        ArchiveStore archives,
        Migrations migrations,
        PluginNews news,
        Caller system,
        Path folder,
        ArchiveLimits archiveLimits,
        CallLimits callLimits,
        HostView view,
        LoaderWatch watch,
        ThreadFactory threads) {}
