package switchboard.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.access.Caller;
import switchboard.api.error.NotFoundException;
import switchboard.api.jobs.JobDefinition;
import switchboard.events.Journal;
import switchboard.jobs.JobService;
import switchboard.persistence.Ids;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Transactions;
import switchboard.privacy.ErasureSteps.Step;
import switchboard.tickets.fields.FieldBook;
import switchboard.users.ErasedAccount;

/**
 * Erases people. The account is gone at once, in the transaction that answers the request; the rest is done by a job,
 * chunk by chunk, which goes on where it stood when a server stopped.
 */
public final class Erasures {

    /** Who may erase people. */
    public static final String PERMISSION = "user:erase";

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final String OWNER = "privacy";
    private static final String JOB = "erase";
    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final ErasedAccount accounts;
    private final JobService jobs;
    private final ErasureSteps steps;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();

    /** @param fields the custom fields of tickets as they are defined at the moment of asking */
    public Erasures(
            Transactions transactions,
            ErasedAccount accounts,
            PersonalDataRegister register,
            Journal journal,
            JobService jobs,
            Supplier<FieldBook> fields,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.jobs = jobs;
        this.steps =
                new ErasureSteps(transactions, register, journal, new TouchedItems(journal, ids, clock), fields, clock);
        this.clock = clock;
    }

    /**
     * How an erasure stands.
     *
     * @param person whose it is
     * @param state running or done
     * @param texts whether the words that the person wrote are erased too
     * @param changed rows changed or deleted so far
     */
    public record View(
            UUID person,
            String state,
            boolean texts,
            long changed,
            Instant requestedAt,
            @Nullable Instant finishedAt) {}

    /** Defines the job; to be called once, before jobs run. */
    public void start() {
        jobs.define(
                OWNER,
                List.of(
                        new JobDefinition(JOB, null, payload -> runAll()),
                        // Whatever a stopped server left, and what could not be queued.
                        new JobDefinition("resume", Duration.ofMinutes(1), payload -> runAll())));
    }

    /**
     * Erases a person's account and begins with the rest. Asked again, it is done again, so that what came later goes too.
     *
     * @throws switchboard.api.error.ServiceDeskException 404, 403, 409 {@code user.own_erasure} or {@code
     *     user.last_administrator}
     */
    public View erase(Caller caller, UUID person, boolean texts) {
        accounts.requireErasable(caller, person);
        OptimisticLock.inTransaction(transactions, work -> {
            accounts.erase(work, caller, person, texts);
            ErasureRow before = ErasureRows.find(work.dsl(), person).orElse(null);
            if (before == null) {
                ErasureRows.insert(work, person, texts, caller.id(), clock.instant());
            } else {
                ErasureRows.again(work, before, texts);
            }
            return person;
        });
        jobs.queue(OWNER).enqueue(JOB, person.toString(), "", clock.instant());
        return read(person);
    }

    /** How it stands, for those who may erase the person. */
    public View find(Caller caller, UUID person) {
        accounts.requirePermitted(caller, person);
        return read(person);
    }

    private View read(UUID person) {
        ErasureRow row = transactions
                .read(dsl -> ErasureRows.find(dsl, person))
                .orElseThrow(() -> new NotFoundException("user.not_erased", "Nobody asked to erase this person."));
        return new View(person, row.stateName(), row.texts(), row.changed(), row.requestedAt(), row.finishedAt());
    }

    private void runAll() {
        // One at a time on this node; two nodes at once do the same things twice, which harms nothing.
        running.lock();
        try {
            for (UUID person : transactions.read(dsl -> ErasureRows.running(dsl, AT_ONCE))) {
                run(person);
            }
        } finally {
            running.unlock();
        }
    }

    private void run(UUID person) {
        ErasureRow begun =
                transactions.read(dsl -> ErasureRows.find(dsl, person)).orElseThrow();
        LOG.info("Erasing a person, from step {}", begun.step().isEmpty() ? "one" : begun.step());
        for (Map.Entry<String, Step> step : steps.of(person, begun.texts()).entrySet()) {
            int order = step.getKey().compareTo(begun.step());
            if (order >= 0) {
                step.getValue()
                        .run(
                                order == 0 ? begun.after() : null,
                                (work, after, changed) -> ErasureRows.write(
                                        work,
                                        ErasureRows.find(work.dsl(), person)
                                                .orElseThrow()
                                                .at(step.getKey(), after, changed)));
            }
        }
        OptimisticLock.inTransaction(transactions, work -> {
            ErasureRow now = ErasureRows.find(work.dsl(), person).orElseThrow();
            if (now.texts() == begun.texts()) {
                ErasureRows.write(work, now.done(clock.instant()));
                accounts.finished(work, person, now.changed());
            }
            return person;
        });
    }
}
