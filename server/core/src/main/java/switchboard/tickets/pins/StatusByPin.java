package switchboard.tickets.pins;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.http.AcceptedLanguages;
import switchboard.persistence.Work;
import switchboard.tickets.TicketGround;
import switchboard.tickets.TicketJournal;
import switchboard.tickets.closure.ConfirmationRows;
import switchboard.tickets.closure.ExpectationRows;
import switchboard.tickets.codes.Code;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.codes.Phase;

/**
 * The status of a ticket for whoever knows its number and PIN. Whatever keeps it from being told, a ticket that is not there
 * as much as a wrong PIN, is refused alike, after the same work.
 */
public final class StatusByPin {

    static final String LOCKED = "ticket.pin_locked";

    /** So many wrong ones in all, however slowly, and the PIN is worth nothing: one in twenty thousand is guessed. */
    static final int MOST_FAILURES = 50;

    /** Under what wrong tries of an address are counted beside failed sign-ins; with a number, those of a ticket. */
    private static final String ACCOUNT = "status by pin";

    private static final String ANY_ADDRESS = "";
    private static final UUID NOBODY = new UUID(0, 0);

    /** In which the requester is waited for. Of the other waiting statuses none says so. */
    private static final String WAITING_FOR_REQUESTER = "waiting_for_customer";

    private static final String ANSWER = "answer";
    private static final Map<String, String> ANSWER_WORDS = Map.of(
            "en",
            "We are waiting for your answer.",
            "sv",
            "Vi väntar på ditt svar.",
            "ru",
            "Мы ждём вашего ответа.",
            "zh",
            "我们正在等待您的答复。");

    private static final String CONFIRMATION = "confirmation";
    private static final Map<String, String> CONFIRMATION_WORDS = Map.of(
            "en",
            "Please say whether it works now.",
            "sv",
            "Säg gärna om det fungerar nu.",
            "ru",
            "Пожалуйста, сообщите, всё ли теперь работает.",
            "zh",
            "请告诉我们问题是否已解决。");

    private final PinGround ground;

    public StatusByPin(PinGround ground) {
        this.ground = ground;
    }

    /**
     * How a ticket stands.
     *
     * @param number the ticket's, digits only
     * @param pin six digits
     * @param address where the request came from
     * @param languages what {@code Accept-Language} says
     * @throws ServiceDeskException 404 {@code ticket.status_unknown}, 429 {@code auth.too_many_attempts}
     */
    public TicketStatus ask(String number, String pin, String address, @Nullable String languages) {
        Tries tries = new Tries(Long.parseLong(number), address);
        tries.requireAllowed();
        Optional<Ticket> ticket = tickets().finder().find(ground.system(), number);
        UUID id = ticket.map(Ticket::id).orElse(NOBODY);
        TicketPin stored = tickets().transactions().read(dsl -> PinRows.find(dsl, id));
        boolean matches = ground.needs().hasher().matches(pin, stored == null ? null : stored.hash());
        // Once more, since whoever tries many at once has passed the first question before any of them failed.
        tries.requireAllowed();
        boolean right = matches && stored != null && !stored.isLocked();
        Ticket shown = right ? ticket.filter(this::tells).map(this::standing).orElse(null) : null;
        if (shown == null) {
            tickets().transactions().inTransaction(work -> {
                tries.failed(work);
                fail(work, id, matches ? null : stored, ticket.orElse(null));
                return id;
            });
            throw new NotFoundException("ticket.status_unknown", "Number or PIN are wrong.");
        }
        boolean merged = !shown.id().equals(id);
        AcceptedLanguages accepted = AcceptedLanguages.of(languages);
        CodeBook codes = tickets().codes().current();
        return tickets().transactions().read(dsl -> status(dsl, codes, shown, merged, accepted));
    }

    private boolean tells(Ticket ticket) {
        return ground.needs().rules().isOffered(ticket)
                && !PinRules.isOver(
                        tickets().codes().current(), ticket, tickets().now());
    }

    /** Where a merged ticket is gone on with; null where that one tells nothing. */
    private @Nullable Ticket standing(Ticket ticket) {
        Ticket end = ground.merges().end(ground.system(), ticket).orElse(ticket);
        return ground.needs().rules().isOffered(end) ? end : null;
    }

    /** Counts a wrong try against the PIN, and locks it when there are too many. */
    private void fail(Work work, UUID id, @Nullable TicketPin tried, @Nullable Ticket ticket) {
        // Asked also where there is no PIN, so that it takes as long.
        boolean counted = PinRows.fail(work.dsl(), id, tried == null ? "" : tried.hash());
        Instant now = tickets().now();
        if (counted && ticket != null && PinRows.lock(work.dsl(), id, MOST_FAILURES, now)) {
            TicketJournal.Act act = new TicketJournal.Act(null, Origin.API, now);
            tickets()
                    .journal()
                    .append(
                            work,
                            TicketJournal.entry(
                                    tickets().ids().next(),
                                    LOCKED,
                                    ticket,
                                    act,
                                    false,
                                    Map.of("failures", MOST_FAILURES),
                                    Map.of()));
        }
    }

    private TicketStatus status(
            DSLContext dsl, CodeBook codes, Ticket ticket, boolean merged, AcceptedLanguages accepted) {
        Code code = codes.table(CodeBook.STATUS).get(ticket.status());
        Map<String, String> labels = code == null ? Map.of() : code.labels();
        String language = accepted.best(labels);
        Instant confirmBy = confirmBy(dsl, codes, ticket, merged);
        String asked = merged ? null : asked(ticket, confirmBy);
        return new TicketStatus(
                ticket.status(),
                language == null ? ticket.status() : labels.getOrDefault(language, ticket.status()),
                ticket.updatedAt(),
                ExpectationRows.find(dsl, ticket.id()).expectedAt(),
                ticket.resolvedAt(),
                ticket.closedAt(),
                asked,
                asked == null ? null : words(asked, accepted),
                confirmBy,
                language);
    }

    /** Whoever asked for a ticket that was merged into somebody else's is asked nothing of that one. */
    private @Nullable Instant confirmBy(DSLContext dsl, CodeBook codes, Ticket ticket, boolean merged) {
        if (merged || codes.phase(ticket.status()) != Phase.RESOLVED) {
            return null;
        }
        Instant confirmBy = ConfirmationRows.confirmBy(dsl, ticket.id());
        return confirmBy == null || confirmBy.isBefore(tickets().now()) ? null : confirmBy;
    }

    private static @Nullable String asked(Ticket ticket, @Nullable Instant confirmBy) {
        if (ticket.status().equals(WAITING_FOR_REQUESTER)) {
            return ANSWER;
        }
        return confirmBy == null ? null : CONFIRMATION;
    }

    private static String words(String asked, AcceptedLanguages accepted) {
        Map<String, String> words = asked.equals(ANSWER) ? ANSWER_WORDS : CONFIRMATION_WORDS;
        return words.getOrDefault(String.valueOf(accepted.best(words)), asked);
    }

    private TicketGround tickets() {
        return ground.tickets();
    }

    /** The tries at one ticket, whoever makes them, and those of one address, whatever they are made at. */
    private final class Tries {

        private final String ofTicket;
        private final @Nullable String address;

        Tries(long number, String address) {
            this.ofTicket = ACCOUNT + " " + number;
            this.address = ground.needs().rules().isMenu(address) ? null : address;
        }

        void requireAllowed() {
            ground.needs().throttle().requireAllowed(ofTicket, ANY_ADDRESS);
            if (address != null) {
                ground.needs().throttle().requireAllowed(ACCOUNT, address);
            }
        }

        void failed(Work work) {
            ground.needs().throttle().failed(work, ofTicket, ANY_ADDRESS);
            if (address != null) {
                ground.needs().throttle().failed(work, ACCOUNT, address);
            }
        }
    }
}
