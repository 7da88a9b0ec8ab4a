package switchboard.rotas;

import static switchboard.rotas.RotaTables.CALENDAR;
import static switchboard.rotas.RotaTables.CREATED_AT;
import static switchboard.rotas.RotaTables.ID;
import static switchboard.rotas.RotaTables.NAME;
import static switchboard.rotas.RotaTables.NAME_KEY;
import static switchboard.rotas.RotaTables.PARTICIPANT;
import static switchboard.rotas.RotaTables.PARTICIPANT_POSITION;
import static switchboard.rotas.RotaTables.PARTICIPANT_ROTA;
import static switchboard.rotas.RotaTables.PARTICIPANT_USER;
import static switchboard.rotas.RotaTables.ROTA;
import static switchboard.rotas.RotaTables.SHIFT;
import static switchboard.rotas.RotaTables.START;
import static switchboard.rotas.RotaTables.TEAM;
import static switchboard.rotas.RotaTables.UPDATED_AT;
import static switchboard.rotas.RotaTables.VERSION;
import static switchboard.rotas.RotaTables.ZONE;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import switchboard.api.error.NotFoundException;
import switchboard.persistence.OptimisticLock;
import switchboard.users.References;

/** Rotas as rows. A team has at most {@link #MOST}. */
final class RotaRows {

    static final int MOST = 20;

    private RotaRows() {}

    /** All rotas of a team, by name. */
    static List<Rota> ofTeam(DSLContext dsl, UUID team) {
        return read(dsl, TEAM.eq(team), MOST);
    }

    /** Those whose names come after this one. */
    static List<Rota> page(DSLContext dsl, UUID team, String after, int most) {
        return read(dsl, TEAM.eq(team).and(NAME_KEY.gt(after)), most);
    }

    /** Throws 404 where the team has no such rota. */
    static Rota get(DSLContext dsl, UUID team, String id) {
        return RotaAccess.id(id).stream()
                .flatMap(found -> read(dsl, TEAM.eq(team).and(ID.eq(found)), 1).stream())
                .findFirst()
                .orElseThrow(() -> new NotFoundException("rota.not_found", "There is no such rota."));
    }

    static void insert(DSLContext dsl, Rota rota) {
        dsl.insertInto(ROTA)
                .set(ID, rota.id())
                .set(TEAM, rota.team())
                .set(NAME, rota.name())
                .set(NAME_KEY, References.fold(rota.name()))
                .set(ZONE, rota.zone().getId())
                .set(START, rota.start())
                .set(SHIFT, rota.shift().text())
                .set(CALENDAR, rota.calendar())
                .set(VERSION, rota.version())
                .set(CREATED_AT, rota.createdAt())
                .set(UPDATED_AT, rota.updatedAt())
                .execute();
        insertParticipants(dsl, rota);
    }

    /** Writes the next version of a rota over the one before. */
    static void update(DSLContext dsl, Rota before, Rota next) {
        OptimisticLock.changedOne(dsl.update(ROTA)
                .set(NAME, next.name())
                .set(NAME_KEY, References.fold(next.name()))
                .set(ZONE, next.zone().getId())
                .set(START, next.start())
                .set(SHIFT, next.shift().text())
                .set(CALENDAR, next.calendar())
                .set(VERSION, next.version())
                .set(UPDATED_AT, next.updatedAt())
                .where(ID.eq(before.id()), VERSION.eq(before.version()))
                .execute());
        if (!next.participants().equals(before.participants())) {
            dsl.deleteFrom(PARTICIPANT).where(PARTICIPANT_ROTA.eq(next.id())).execute();
            insertParticipants(dsl, next);
        }
    }

    /** Makes it its next version although only what belongs to it changes. */
    static void touch(DSLContext dsl, Rota rota, Instant now) {
        OptimisticLock.changedOne(dsl.update(ROTA)
                .set(VERSION, rota.version() + 1)
                .set(UPDATED_AT, now)
                .where(ID.eq(rota.id()), VERSION.eq(rota.version()))
                .execute());
    }

    /** What belongs to it goes with it. */
    static void delete(DSLContext dsl, Rota rota) {
        OptimisticLock.changedOne(dsl.deleteFrom(ROTA)
                .where(ID.eq(rota.id()), VERSION.eq(rota.version()))
                .execute());
    }

    private static void insertParticipants(DSLContext dsl, Rota rota) {
        var insert = dsl.insertInto(PARTICIPANT).columns(PARTICIPANT_ROTA, PARTICIPANT_POSITION, PARTICIPANT_USER);
        for (int position = 0; position < rota.participants().size(); position++) {
            insert = insert.values(rota.id(), position, rota.participants().get(position));
        }
        insert.execute();
    }

    private static List<Rota> read(DSLContext dsl, Condition condition, int most) {
        Result<? extends Record> rows = dsl.select(
                        ID, TEAM, NAME, ZONE, START, SHIFT, CALENDAR, CREATED_AT, UPDATED_AT, VERSION)
                .from(ROTA)
                .where(condition)
                .orderBy(NAME_KEY, ID)
                .limit(most)
                .fetch();
        Map<UUID, List<UUID>> participants = dsl.select(PARTICIPANT_ROTA, PARTICIPANT_USER)
                .from(PARTICIPANT)
                .where(PARTICIPANT_ROTA.in(rows.getValues(ID)))
                .orderBy(PARTICIPANT_ROTA, PARTICIPANT_POSITION)
                .fetchGroups(PARTICIPANT_ROTA, PARTICIPANT_USER);
        return rows.stream()
                .map(row -> rota(row, participants.getOrDefault(row.get(ID), List.of())))
                .toList();
    }

    private static Rota rota(Record row, List<UUID> participants) {
        return new Rota(
                row.get(ID),
                row.get(TEAM),
                row.get(NAME),
                ZoneId.of(row.get(ZONE)),
                row.get(START),
                ShiftLength.parse(row.get(SHIFT)).orElseThrow(),
                participants,
                row.get(CALENDAR),
                row.get(CREATED_AT),
                row.get(UPDATED_AT),
                row.get(VERSION));
    }
}
