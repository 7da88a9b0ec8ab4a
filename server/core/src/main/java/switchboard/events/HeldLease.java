package switchboard.events;

import java.time.Duration;
import java.util.Optional;
import switchboard.persistence.Lease;
import switchboard.persistence.Leases;

/** One lease that somebody wants to hold for as long as it runs. */
public final class HeldLease {

    private final Leases leases;
    private final String name;
    private final Duration duration;
    private Optional<Lease> lease = Optional.empty();
    private long nextTry = System.nanoTime();

    public HeldLease(Leases leases, String name, Duration duration) {
        this.leases = leases;
        this.name = name;
        this.duration = duration;
    }

    /** Whether it is held now. Asks the database a few times within the lease's time only. */
    public synchronized boolean hold() {
        long now = System.nanoTime();
        if (now - nextTry >= 0) {
            lease = lease.isPresent() ? leases.renew(lease.get(), duration) : leases.acquire(name, duration);
            nextTry = now + duration.toNanos() / (lease.isPresent() ? 3 : 6);
        }
        return lease.isPresent();
    }

    /** Renews it where it is held and due; never takes it. */
    public synchronized void keep() {
        if (lease.isPresent()) {
            hold();
        }
    }

    public synchronized boolean isHeld() {
        return lease.isPresent();
    }

    /** Gives it to whoever wants it. */
    public synchronized void release() {
        lease.ifPresent(leases::release);
        lease = Optional.empty();
        nextTry = System.nanoTime();
    }
}
