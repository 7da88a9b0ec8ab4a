package switchboard.approvals;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.events.Subject;
import switchboard.api.users.Organization;
import switchboard.api.users.User;
import switchboard.persistence.Work;
import switchboard.secrets.RandomToken;
import switchboard.users.SignInThrottle;

/**
 * Deciding from a mail. Whoever has the link acts as the person it was sent to, for one seat and nothing else, as long as
 * that person may decide for it.
 */
public final class ApprovalLinks {

    /** Under what wrong links are counted beside failed sign-ins. */
    private static final String ACCOUNT = "approval links";

    private static final String PATH = "/api/v1/approval-links/";
    private static final Duration LONGEST = Duration.ofDays(30);

    /** So long an expired link is still told from one that never was. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final int SWEPT_AT_ONCE = 1_000;

    private final ApprovalGround ground;
    private final Needs needs;
    private final ApprovalDecisions decisions;

    /**
     * What links need besides.
     *
     * @param random unpredictable
     * @param publicUrl what links begin with; null where there are to be none
     */
    public record Needs(
            RandomGenerator random,
            SignInThrottle throttle,
            @Nullable URI publicUrl) {}

    public ApprovalLinks(ApprovalGround ground, Needs needs) {
        this.ground = ground;
        this.needs = needs;
        this.decisions = new ApprovalDecisions(ground, new ApprovalJournal(ground));
    }

    /**
     * The links in a mail that asks for a decision, made anew for each attempt to send it; nothing for other messages. Other
     * channels get none, since what goes there may be read by more than one.
     */
    public Map<String, Object> values(String channel, String event, Subject subject, UUID receiver) {
        UUID approval = ApprovalList.uuid(subject.id());
        if (needs.publicUrl() == null
                || !channel.equals(Actor.EMAIL)
                || !event.equals(ApprovalJournal.REQUESTED)
                || approval == null) {
            return Map.of();
        }
        RandomToken token = RandomToken.made(needs.random());
        boolean made = ground.transactions().inTransaction(work -> make(work, token, approval, receiver));
        String address = needs.publicUrl() + PATH + token.text() + "?decision=";
        return made
                ? Map.of("approveLink", address + Decision.APPROVE, "rejectLink", address + Decision.REJECT)
                : Map.of();
    }

    private boolean make(Work work, RandomToken token, UUID approval, UUID person) {
        Instant now = ground.now();
        ApprovalRow row = ApprovalRows.find(work.dsl(), approval).orElse(null);
        if (row == null || !row.state().equals(States.PENDING) || row.isOverdue(now) || row.isAskedBy(person)) {
            return false;
        }
        Turn turn = Turn.read(work.dsl(), row, SeatRows.of(work.dsl(), approval), person, now);
        Seat seat = turn.isOver() ? null : turn.seat().orElse(null);
        if (seat == null) {
            return false;
        }
        LinkRows.insert(work.dsl(), token, new Link(approval, seat.id(), person, end(row, now)), now);
        return true;
    }

    private static Instant end(ApprovalRow row, Instant now) {
        Instant longest = now.plus(LONGEST);
        Instant due = row.dueAt();
        return due == null || due.isAfter(longest) ? longest : due;
    }

    /**
     * The link of a token.
     *
     * @param address where the request came from; whoever tries many that are none is refused for a while
     * @throws ServiceDeskException 404 {@code approval.link_unknown}, 429 {@code auth.too_many_attempts}
     */
    Link find(String token, String address) {
        // What cannot be one costs nothing, and a link that is right is never refused for the wrong ones of others.
        RandomToken asked = RandomToken.shown(token).orElseThrow(LinkStanding::unknown);
        return ground.transactions().read(dsl -> LinkRows.find(dsl, asked)).orElseThrow(() -> wrong(address));
    }

    private ServiceDeskException wrong(String address) {
        needs.throttle().requireAllowed(ACCOUNT, address);
        needs.throttle().failed(ACCOUNT, address);
        return LinkStanding.unknown();
    }

    /** What it asks; 409 where it decides nothing any more. Changes nothing. */
    LinkView read(Link link) {
        return ground.transactions().read(dsl -> {
            LinkStanding standing = LinkStanding.read(dsl, ground, link);
            standing.requireSeat();
            ApprovalRow row = standing.row();
            return new LinkView(
                    row.id(),
                    row.title(),
                    row.description(),
                    nameOf(dsl, row.requester()),
                    row.dueAt(),
                    link.expiresAt());
        });
    }

    private @Nullable String nameOf(DSLContext dsl, @Nullable UUID person) {
        User user = person == null
                ? null
                : ground.users().users(dsl, List.of(person)).get(person);
        return user == null ? null : user.displayName();
    }

    /** Decides as the person whose link it is. */
    LinkOutcome decide(String token, Link link, Decision decision) {
        decisions.decide(RandomToken.shown(token).orElseThrow(LinkStanding::unknown), link, decision);
        ApprovalRow row = ground.transactions()
                .read(dsl -> ApprovalRows.find(dsl, link.approval()))
                .orElseThrow(LinkStanding::unknown);
        return new LinkOutcome(row.id(), decision.state(), row.state());
    }

    /** How the person reads whose link it is: in their language, else their organization's. */
    LinkReader reader(Link link) {
        return ground.users()
                .user(link.person())
                .map(user -> LinkReader.of(List.of(user.locale(), languageOf(user)), user.timeZone()))
                .orElse(LinkReader.ANYBODY);
    }

    private String languageOf(User user) {
        return ground.users()
                .organization(user.organization())
                .map(Organization::language)
                .orElse("");
    }

    /** Deletes what has long expired, a thousand at once; for a job. */
    public void sweep() {
        Instant before = ground.now().minus(KEPT);
        int swept;
        do {
            swept = ground.transactions().inTransaction(work -> LinkRows.sweep(work.dsl(), before, SWEPT_AT_ONCE));
        } while (swept == SWEPT_AT_ONCE);
    }
}
