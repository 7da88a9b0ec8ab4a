package switchboard.assignment;

import java.util.Map;
import switchboard.api.access.Caller;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Input;
import switchboard.audit.AuditEntry;
import switchboard.tickets.codes.Category;
import switchboard.tickets.codes.CodeTables;
import switchboard.users.availability.SkillInput;

/** What somebody has to know to work on tickets of a category. Belongs to the codes of the desk. */
final class CategorySkills {

    private final AssignmentGround ground;
    private final CodeTables codes;

    CategorySkills(AssignmentGround ground, CodeTables codes) {
        this.ground = ground;
        this.codes = codes;
    }

    Map<String, Integer> get(String category) {
        String key = category(category).key();
        return ground.transactions().read(dsl -> CategorySkillRows.find(dsl, key));
    }

    /** Replaces all of them. */
    Map<String, Integer> replace(Caller caller, String given, Input input) {
        Category category = category(given);
        Map<String, Integer> skills = SkillInput.read(input);
        ground.transactions().inTransaction(work -> {
            CategorySkillRows.replace(work.dsl(), category.key(), skills);
            ground.audit()
                    .record(
                            work,
                            AuditEntry.done(caller, "category.skills", "category", category.key(), Map.copyOf(skills)));
            return skills;
        });
        return skills;
    }

    private Category category(String key) {
        Category category = codes.current().categories().get(key);
        if (category == null) {
            throw new NotFoundException("category.not_found", "There is no such category.");
        }
        return category;
    }
}
