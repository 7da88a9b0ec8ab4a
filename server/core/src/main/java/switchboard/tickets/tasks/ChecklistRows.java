package switchboard.tickets.tasks;

import static switchboard.tickets.tasks.TaskTables.CHECKLIST;
import static switchboard.tickets.tasks.TaskTables.CHECKLIST_CREATED_AT;
import static switchboard.tickets.tasks.TaskTables.CHECKLIST_ID;
import static switchboard.tickets.tasks.TaskTables.CHECKLIST_ITEMS;
import static switchboard.tickets.tasks.TaskTables.CHECKLIST_NAME;
import static switchboard.tickets.tasks.TaskTables.CHECKLIST_ORGANIZATION;
import static switchboard.tickets.tasks.TaskTables.CHECKLIST_UPDATED_AT;
import static switchboard.tickets.tasks.TaskTables.CHECKLIST_VERSION;

import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import switchboard.json.Json;

/** Checklists as rows. */
final class ChecklistRows {

    private ChecklistRows() {}

    static List<Checklist> page(DSLContext dsl, Condition condition, int limit) {
        return dsl.select(
                        CHECKLIST_ID,
                        CHECKLIST_NAME,
                        CHECKLIST_ORGANIZATION,
                        CHECKLIST_ITEMS,
                        CHECKLIST_CREATED_AT,
                        CHECKLIST_UPDATED_AT,
                        CHECKLIST_VERSION)
                .from(CHECKLIST)
                .where(condition)
                .orderBy(CHECKLIST_ID)
                .limit(limit)
                .fetch(ChecklistRows::checklist);
    }

    static void insert(DSLContext dsl, Checklist checklist) {
        dsl.insertInto(CHECKLIST)
                .set(CHECKLIST_ID, checklist.id())
                .set(CHECKLIST_NAME, checklist.name())
                .set(CHECKLIST_ORGANIZATION, checklist.organization())
                .set(CHECKLIST_ITEMS, Json.write(checklist.items()))
                .set(CHECKLIST_CREATED_AT, checklist.createdAt())
                .set(CHECKLIST_UPDATED_AT, checklist.updatedAt())
                .set(CHECKLIST_VERSION, checklist.version())
                .execute();
    }

    static int update(DSLContext dsl, Checklist before, Checklist after) {
        return dsl.update(CHECKLIST)
                .set(CHECKLIST_NAME, after.name())
                .set(CHECKLIST_ORGANIZATION, after.organization())
                .set(CHECKLIST_ITEMS, Json.write(after.items()))
                .set(CHECKLIST_UPDATED_AT, after.updatedAt())
                .set(CHECKLIST_VERSION, after.version())
                .where(CHECKLIST_ID.eq(before.id()), CHECKLIST_VERSION.eq(before.version()))
                .execute();
    }

    static int delete(DSLContext dsl, Checklist checklist) {
        return dsl.deleteFrom(CHECKLIST)
                .where(CHECKLIST_ID.eq(checklist.id()), CHECKLIST_VERSION.eq(checklist.version()))
                .execute();
    }

    private static Checklist checklist(Record row) {
        return new Checklist(
                row.get(CHECKLIST_ID),
                row.get(CHECKLIST_NAME),
                row.get(CHECKLIST_ORGANIZATION),
                Json.parseList(row.get(CHECKLIST_ITEMS)).stream()
                        .map(ChecklistRows::item)
                        .toList(),
                row.get(CHECKLIST_CREATED_AT),
                row.get(CHECKLIST_UPDATED_AT),
                row.get(CHECKLIST_VERSION));
    }

    private static Checklist.Item item(Object stored) {
        Map<?, ?> item = (Map<?, ?>) stored;
        return new Checklist.Item(
                String.valueOf(item.get("title")),
                String.valueOf(item.get("description")),
                Boolean.TRUE.equals(item.get("required")));
    }
}
