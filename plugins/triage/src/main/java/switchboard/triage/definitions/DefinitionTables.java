package switchboard.triage.definitions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The table of definitions. */
final class DefinitionTables {

    static final Table<?> DEFINITION = DSL.table(DSL.name("triage_definition"));
    static final Field<UUID> ID = Columns.id(DEFINITION, "id");
    static final Field<String> KIND = Columns.text(DEFINITION, "kind");
    static final Field<String> NAME = Columns.text(DEFINITION, "name");
    static final Field<Integer> PLACE = Columns.column(DEFINITION, "place", SQLDataType.INTEGER);
    static final Field<UUID> ORGANIZATION = Columns.id(DEFINITION, "organization_id");
    static final Field<UUID> SCOPE = Columns.id(DEFINITION, "scope");
    static final Field<Boolean> ACTIVE = Columns.flag(DEFINITION, "active");
    static final Field<String> CONTENT = Columns.text(DEFINITION, "content");
    static final Field<Long> SINCE = Columns.number(DEFINITION, "since");
    static final Field<String> PROBLEM = Columns.text(DEFINITION, "problem");
    static final Field<Instant> CREATED_AT = Columns.instant(DEFINITION, "created_at");
    static final Field<Instant> UPDATED_AT = Columns.instant(DEFINITION, "updated_at");
    static final Field<Long> VERSION = Columns.number(DEFINITION, "version");

    static final List<Field<?>> ALL = List.of(
            ID, KIND, NAME, PLACE, ORGANIZATION, ACTIVE, CONTENT, SINCE, PROBLEM, CREATED_AT, UPDATED_AT, VERSION);

    /** The scope of what is for all organizations. */
    static final UUID EVERYWHERE = new UUID(0, 0);

    private DefinitionTables() {}

    static UUID scope(Definition definition) {
        UUID organization = definition.organization();
        return organization == null ? EVERYWHERE : organization;
    }

    static Definition definition(Record row) {
        return new Definition(
                row.get(ID),
                Kind.valueOf(row.get(KIND)),
                row.get(NAME),
                row.get(PLACE),
                row.get(ORGANIZATION),
                row.get(ACTIVE),
                StoredJson.read(row.get(CONTENT)),
                row.get(SINCE),
                row.get(PROBLEM),
                row.get(CREATED_AT),
                row.get(UPDATED_AT),
                row.get(VERSION));
    }
}
