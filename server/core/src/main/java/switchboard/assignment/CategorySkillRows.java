package switchboard.assignment;

import static switchboard.assignment.AssignmentTables.CATEGORY_KEY;
import static switchboard.assignment.AssignmentTables.CATEGORY_SKILL;
import static switchboard.assignment.AssignmentTables.CATEGORY_SKILL_LEVEL;
import static switchboard.assignment.AssignmentTables.CATEGORY_SKILL_NAME;
import static switchboard.assignment.AssignmentTables.CATEGORY_SKILL_VERSION;

import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What categories need as rows. */
final class CategorySkillRows {

    private CategorySkillRows() {}

    static Map<String, Integer> find(DSLContext dsl, @Nullable String category) {
        Map<String, Integer> skills = new TreeMap<>();
        if (category != null) {
            dsl.select(CATEGORY_SKILL_NAME, CATEGORY_SKILL_LEVEL)
                    .from(CATEGORY_SKILL)
                    .where(CATEGORY_KEY.eq(category))
                    .forEach(row -> skills.put(row.value1(), row.value2()));
        }
        return skills;
    }

    static void replace(DSLContext dsl, String category, Map<String, Integer> skills) {
        dsl.deleteFrom(CATEGORY_SKILL).where(CATEGORY_KEY.eq(category)).execute();
        if (skills.isEmpty()) {
            return;
        }
        var insert = dsl.insertInto(
                CATEGORY_SKILL, CATEGORY_KEY, CATEGORY_SKILL_NAME, CATEGORY_SKILL_LEVEL, CATEGORY_SKILL_VERSION);
        for (Map.Entry<String, Integer> skill : skills.entrySet()) {
            insert = insert.values(category, skill.getKey(), skill.getValue(), 1L);
        }
        insert.execute();
    }
}
