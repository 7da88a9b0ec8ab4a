package switchboard.tickets.information;

import static switchboard.tickets.information.InformationTables.AFFECTED_USERS;
import static switchboard.tickets.information.InformationTables.ENVIRONMENT;
import static switchboard.tickets.information.InformationTables.ERROR_CODES;
import static switchboard.tickets.information.InformationTables.ID;
import static switchboard.tickets.information.InformationTables.INFORMATION;
import static switchboard.tickets.information.InformationTables.OCCURRED_AT;
import static switchboard.tickets.information.InformationTables.SCOPE;
import static switchboard.tickets.information.InformationTables.SITE;
import static switchboard.tickets.information.InformationTables.TRAVEL_MINUTES;
import static switchboard.tickets.information.InformationTables.TRIED_STEPS;
import static switchboard.tickets.information.InformationTables.UPDATED_AT;
import static switchboard.tickets.information.InformationTables.VERSION;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;

/** Key information as rows. */
public final class InformationRows {

    private InformationRows() {}

    /**
     * What is stored of a ticket.
     *
     * @param version 0 where nothing is
     */
    public record Stored(KeyInformation information, long version) {

        public static final Stored NOTHING = new Stored(KeyInformation.NONE, 0);
    }

    public static Stored find(DSLContext dsl, UUID ticket) {
        return find(dsl, List.of(ticket)).getOrDefault(ticket, Stored.NOTHING);
    }

    /** By ticket; those of which nothing is known are not in it. */
    public static Map<UUID, Stored> find(DSLContext dsl, Collection<UUID> tickets) {
        Map<UUID, Stored> found = new HashMap<>();
        if (!tickets.isEmpty()) {
            dsl.select(
                            ID,
                            OCCURRED_AT,
                            SCOPE,
                            AFFECTED_USERS,
                            ERROR_CODES,
                            TRIED_STEPS,
                            ENVIRONMENT,
                            SITE,
                            TRAVEL_MINUTES,
                            VERSION)
                    .from(INFORMATION)
                    .where(ID.in(tickets))
                    .forEach(row -> found.put(row.get(ID), new Stored(information(row), row.get(VERSION))));
        }
        return found;
    }

    private static KeyInformation information(Record row) {
        return new KeyInformation(
                row.get(OCCURRED_AT),
                row.get(SCOPE),
                row.get(AFFECTED_USERS),
                list(row.get(ERROR_CODES)).stream().map(String::valueOf).toList(),
                list(row.get(TRIED_STEPS)).stream()
                        .map(step -> step(step instanceof Map<?, ?> map ? map : Map.of()))
                        .toList(),
                row.get(ENVIRONMENT),
                row.get(SITE),
                row.get(TRAVEL_MINUTES));
    }

    /** Writes the first information of a ticket. */
    public static void insert(DSLContext dsl, UUID ticket, KeyInformation information, Instant at) {
        dsl.insertInto(INFORMATION)
                .set(columns(information, at))
                .set(ID, ticket)
                .set(VERSION, 1L)
                .execute();
    }

    /** Replaces what is stored; the number of rows that still had that version. */
    public static int update(DSLContext dsl, UUID ticket, long version, KeyInformation information, Instant at) {
        return dsl.update(INFORMATION)
                .set(columns(information, at))
                .set(VERSION, version + 1)
                .where(ID.eq(ticket), VERSION.eq(version))
                .execute();
    }

    private static Map<Field<?>, @Nullable Object> columns(KeyInformation information, Instant at) {
        Map<Field<?>, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put(OCCURRED_AT, information.occurredAt());
        columns.put(SCOPE, information.scope());
        columns.put(AFFECTED_USERS, information.affectedUsers());
        columns.put(ERROR_CODES, json(information.errorCodes()));
        columns.put(TRIED_STEPS, json(information.triedSteps()));
        columns.put(ENVIRONMENT, information.environment());
        columns.put(SITE, information.site());
        columns.put(TRAVEL_MINUTES, information.travelMinutes());
        columns.put(UPDATED_AT, at);
        return columns;
    }

    private static TriedStep step(Map<?, ?> step) {
        return new TriedStep(
                String.valueOf(step.get("step")), step.get("effect") instanceof String effect ? effect : null);
    }

    private static @Nullable String json(List<?> list) {
        return list.isEmpty() ? null : Json.write(list);
    }

    private static List<?> list(@Nullable String json) {
        return json == null ? List.of() : Json.parseList(json);
    }
}
