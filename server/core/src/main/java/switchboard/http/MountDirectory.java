package switchboard.http;

import switchboard.api.access.Caller;

/** Where the edge finds what plugins have mounted. Asked once for each request; answers from one immutable snapshot. */
public interface MountDirectory {

    /**
     * The application under {@code /api/v1/<mount>}.
     *
     * @throws switchboard.api.error.ServiceDeskException 404 {@code module.not_enabled} where a plugin of this mount is
     *     installed and not enabled (for the caller's organization), 404 {@code route.not_found} where no plugin has it
     */
    MountedApplication find(String mount, Caller caller);

    /** The application under {@code /api/v1/<parent>/{id}/<mount>}, parent being tickets, users or organizations. */
    MountedApplication findBelow(String parent, String mount, Caller caller);

    /**
     * Refuses a caller for whose organization the module of this mount is not enabled, whatever else is with it.
     *
     * @throws switchboard.api.error.NotFoundException {@code module.not_enabled}
     */
    default void requireReached(String mount, Caller caller) {}
}
