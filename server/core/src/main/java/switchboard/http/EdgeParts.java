package switchboard.http;

import java.util.random.RandomGenerator;
import switchboard.access.Authenticator;

/**
 * What the edge needs of the other rooms.
 *
 * @param core the application with the resources of the core
 * @param random for trace ids; safe for use by many threads
 */
public record EdgeParts(
        Authenticator authenticator,
        JerseyApplication core,
        MountDirectory mounts,
        ParentCheck parents,
        Idempotency idempotency,
        OpenPages pages,
        Readiness readiness,
        Metrics metrics,
        RandomGenerator random) {}
