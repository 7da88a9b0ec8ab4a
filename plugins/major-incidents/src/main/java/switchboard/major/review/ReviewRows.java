package switchboard.major.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** Reads and writes reviews. */
public final class ReviewRows {

    private static final Table<Record> REVIEW = DSL.table(DSL.name("major_review"));
    private static final Field<UUID> INCIDENT = Columns.id(REVIEW, "incident_id");
    private static final Field<String> HAPPENED = Columns.text(REVIEW, "happened");
    private static final Field<String> FIXED = Columns.text(REVIEW, "fixed");
    private static final Field<String> PREVENTION = Columns.text(REVIEW, "prevention");
    private static final Field<UUID> AUTHOR = Columns.id(REVIEW, "author_id");
    private static final Field<String> STATE = Columns.text(REVIEW, "state");
    private static final Field<String> AUDIENCE = Columns.text(REVIEW, "audience");
    private static final Field<UUID> APPROVAL = Columns.id(REVIEW, "approval_id");
    private static final Field<UUID> PUBLISHED_BY = Columns.id(REVIEW, "published_by");
    private static final Field<Instant> PUBLISHED_AT = Columns.instant(REVIEW, "published_at");
    private static final Field<Instant> CREATED_AT = Columns.instant(REVIEW, "created_at");
    private static final Field<Instant> UPDATED_AT = Columns.instant(REVIEW, "updated_at");
    private static final Field<Long> VERSION = Columns.number(REVIEW, "version");

    private static final List<Field<?>> ALL = List.of(
            INCIDENT,
            HAPPENED,
            FIXED,
            PREVENTION,
            AUTHOR,
            STATE,
            AUDIENCE,
            APPROVAL,
            PUBLISHED_BY,
            PUBLISHED_AT,
            CREATED_AT,
            UPDATED_AT,
            VERSION);

    private ReviewRows() {}

    /** Those that there are. */
    public static List<Review> find(DSLContext dsl, Collection<UUID> incidents) {
        return dsl.select(ALL).from(REVIEW).where(INCIDENT.in(incidents)).fetch(ReviewRows::review);
    }

    static Optional<Review> find(DSLContext dsl, UUID incident) {
        return find(dsl, List.of(incident)).stream().findFirst();
    }

    private static Review review(Record row) {
        return new Review(
                row.get(INCIDENT),
                row.get(HAPPENED),
                row.get(FIXED),
                row.get(PREVENTION),
                row.get(AUTHOR),
                row.get(STATE),
                row.get(AUDIENCE),
                row.get(APPROVAL),
                row.get(PUBLISHED_BY),
                row.get(PUBLISHED_AT),
                row.get(CREATED_AT),
                row.get(UPDATED_AT),
                row.get(VERSION));
    }

    static void insert(DSLContext dsl, Review review) {
        dsl.insertInto(REVIEW)
                .columns(ALL)
                .values(
                        review.majorIncident(),
                        review.happened(),
                        review.fixed(),
                        review.prevention(),
                        review.author(),
                        review.state(),
                        review.audience(),
                        review.approval(),
                        review.publishedBy(),
                        review.publishedAt(),
                        review.createdAt(),
                        review.updatedAt(),
                        review.version())
                .execute();
    }

    static void update(DSLContext dsl, Review next) {
        dsl.update(REVIEW)
                .set(HAPPENED, next.happened())
                .set(FIXED, next.fixed())
                .set(PREVENTION, next.prevention())
                .set(AUTHOR, next.author())
                .set(STATE, next.state())
                .set(AUDIENCE, next.audience())
                .set(APPROVAL, next.approval())
                .set(PUBLISHED_BY, next.publishedBy())
                .set(PUBLISHED_AT, next.publishedAt())
                .set(UPDATED_AT, next.updatedAt())
                .set(VERSION, next.version())
                .where(INCIDENT.eq(next.majorIncident()))
                .execute();
    }
}
