package switchboard.approvals;

import static switchboard.approvals.ApprovalTables.LINK;
import static switchboard.approvals.ApprovalTables.LINK_APPROVAL;
import static switchboard.approvals.ApprovalTables.LINK_CREATED_AT;
import static switchboard.approvals.ApprovalTables.LINK_EXPIRES_AT;
import static switchboard.approvals.ApprovalTables.LINK_HASH;
import static switchboard.approvals.ApprovalTables.LINK_PERSON;
import static switchboard.approvals.ApprovalTables.LINK_SEAT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import switchboard.secrets.RandomToken;

/** Links as rows. They are made and deleted, and never change. */
final class LinkRows {

    private static final int MOST = 100;

    private LinkRows() {}

    /** Stores a link beside the newest one that the person has for the seat; older ones go. */
    static void insert(DSLContext dsl, RandomToken token, Link link, Instant now) {
        List<byte[]> older = dsl.select(LINK_HASH)
                .from(LINK)
                .where(LINK_SEAT.eq(link.seat()), LINK_PERSON.eq(link.person()))
                .orderBy(LINK_CREATED_AT.desc(), LINK_HASH)
                .limit(MOST)
                .offset(1)
                .fetch(LINK_HASH);
        if (!older.isEmpty()) {
            dsl.deleteFrom(LINK).where(LINK_HASH.in(older)).execute();
        }
        dsl.insertInto(LINK)
                .columns(LINK_HASH, LINK_APPROVAL, LINK_SEAT, LINK_PERSON, LINK_CREATED_AT, LINK_EXPIRES_AT)
                .values(token.hash(), link.approval(), link.seat(), link.person(), now, link.expiresAt())
                .execute();
    }

    static Optional<Link> find(DSLContext dsl, RandomToken token) {
        return dsl.select(LINK_APPROVAL, LINK_SEAT, LINK_PERSON, LINK_EXPIRES_AT)
                .from(LINK)
                .where(LINK_HASH.eq(token.hash()))
                .fetchOptional(row -> new Link(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** The links of a seat that somebody else holds from now on. */
    static void delete(DSLContext dsl, UUID seat) {
        dsl.deleteFrom(LINK).where(LINK_SEAT.eq(seat)).execute();
    }

    /** Deletes what expired before an instant; answers how many. */
    static int sweep(DSLContext dsl, Instant before, int most) {
        return dsl.deleteFrom(LINK)
                .where(LINK_EXPIRES_AT.lt(before))
                .limit(most)
                .execute();
    }
}
