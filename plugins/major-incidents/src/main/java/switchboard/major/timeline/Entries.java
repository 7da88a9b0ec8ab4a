package switchboard.major.timeline;

import static switchboard.major.timeline.EntryTables.ENTRY;
import static switchboard.major.timeline.EntryTables.HAPPENED_AT;
import static switchboard.major.timeline.EntryTables.ID;
import static switchboard.major.timeline.EntryTables.INCIDENT;
import static switchboard.major.timeline.EntryTables.KIND;
import static switchboard.major.timeline.EntryTables.NUMBER;
import static switchboard.major.timeline.EntryTables.VISIBILITY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.major.ground.Ground;
import switchboard.major.ground.Refusals;

/** The entries of major incidents. They are added, never changed. */
public final class Entries {

    /** The most entries of one major incident. */
    private static final long MOST = 100_000;

    private final Ground ground;

    public Entries(Ground ground) {
        this.ground = ground;
    }

    /** Adds an entry. The row of the major incident is locked: that is what makes the numbers consecutive. */
    public Entry add(DSLContext dsl, UUID incident, EntryDraft draft) {
        long number = last(dsl, incident) + 1;
        if (number > MOST) {
            throw Refusals.tooMany("entries", (int) MOST);
        }
        Entry entry = new Entry(
                ground.ids().next(),
                number,
                draft.kind(),
                draft.visibility(),
                draft.detail(),
                draft.body(),
                draft.author(),
                draft.event(),
                draft.at());
        dsl.insertInto(ENTRY)
                .columns(EntryTables.ALL)
                .values(
                        entry.id(),
                        incident,
                        number,
                        entry.kind(),
                        entry.visibility(),
                        entry.detail(),
                        entry.body(),
                        entry.author(),
                        entry.event(),
                        entry.at(),
                        ground.now())
                .execute();
        return entry;
    }

    /** The number of the newest entry, 0 for none. */
    public long last(DSLContext dsl, UUID incident) {
        Long last = dsl.select(DSL.max(NUMBER))
                .from(ENTRY)
                .where(INCIDENT.eq(incident))
                .fetchOne(0, Long.class);
        return last == null ? 0 : last;
    }

    public Optional<Entry> find(DSLContext dsl, UUID incident, UUID id) {
        return dsl.select(EntryTables.ALL)
                .from(ENTRY)
                .where(ID.eq(id))
                .and(INCIDENT.eq(incident))
                .fetchOptional(EntryTables::entry);
    }

    public boolean has(DSLContext dsl, UUID incident, String kind) {
        return dsl.fetchExists(
                dsl.selectOne().from(ENTRY).where(INCIDENT.eq(incident)).and(KIND.eq(kind)));
    }

    /**
     * In the order in which things happened.
     *
     * @param after the time and id of the entry to go on after, null for the start
     */
    public List<Entry> inOrder(DSLContext dsl, UUID incident, @Nullable Place after, boolean publicOnly, int limit) {
        Condition condition = INCIDENT.eq(incident).and(publicOnly ? VISIBILITY.eq(Entry.PUBLIC) : DSL.noCondition());
        return dsl.select(EntryTables.ALL)
                .from(ENTRY)
                .where(condition.and(after == null ? DSL.noCondition() : after(after)))
                .orderBy(HAPPENED_AT, ID)
                .limit(limit)
                .fetch(EntryTables::entry);
    }

    private static Condition after(Place place) {
        return HAPPENED_AT.greaterThan(place.at()).or(HAPPENED_AT.eq(place.at()).and(ID.greaterThan(place.id())));
    }

    /** The newest, the newest first. */
    public List<Entry> newest(DSLContext dsl, UUID incident, int limit) {
        return dsl.select(EntryTables.ALL)
                .from(ENTRY)
                .where(INCIDENT.eq(incident))
                .orderBy(NUMBER.desc())
                .limit(limit)
                .fetch(EntryTables::entry);
    }

    /** Updates for everybody that were written after one with this number, the oldest first. */
    public List<Entry> publicUpdates(DSLContext dsl, UUID incident, long after, int limit) {
        return dsl.select(EntryTables.ALL)
                .from(ENTRY)
                .where(INCIDENT.eq(incident))
                .and(KIND.eq(EntryKind.UPDATE))
                .and(VISIBILITY.eq(Entry.PUBLIC))
                .and(NUMBER.greaterThan(after))
                .orderBy(NUMBER)
                .limit(limit)
                .fetch(EntryTables::entry);
    }

    /** The number of the newest update for everybody, 0 for none. */
    public long lastPublicUpdate(DSLContext dsl, UUID incident) {
        List<Entry> newest = newestPublicUpdates(dsl, incident, 1);
        Long number = newest.isEmpty() ? null : newest.getFirst().number();
        return number == null ? 0 : number;
    }

    /** The newest updates for everybody, the newest first. */
    public List<Entry> newestPublicUpdates(DSLContext dsl, UUID incident, int limit) {
        return dsl.select(EntryTables.ALL)
                .from(ENTRY)
                .where(INCIDENT.eq(incident))
                .and(KIND.eq(EntryKind.UPDATE))
                .and(VISIBILITY.eq(Entry.PUBLIC))
                .orderBy(NUMBER.desc())
                .limit(limit)
                .fetch(EntryTables::entry);
    }

    /** Where in the timeline an entry stands. */
    public record Place(Instant at, UUID id) {}
}
