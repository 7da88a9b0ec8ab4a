package switchboard.persistence;

import java.util.UUID;

/**
 * The right to do alone, in the whole cluster, what goes by this name. It may have been lost without notice: what is
 * written under it must be guarded, by {@link Leases#renew(Work, Lease, java.time.Duration)} in the same transaction or
 * by versions of the rows.
 *
 * @param version grows with every change of the lease and never goes back: a fencing token
 */
public record Lease(String name, UUID holder, long version) {}
