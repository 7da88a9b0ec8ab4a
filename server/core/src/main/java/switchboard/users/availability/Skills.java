package switchboard.users.availability;

import static switchboard.users.availability.AvailabilityTables.SKILL;
import static switchboard.users.availability.AvailabilityTables.SKILL_LEVEL;
import static switchboard.users.availability.AvailabilityTables.SKILL_NAME;
import static switchboard.users.availability.AvailabilityTables.SKILL_USER;
import static switchboard.users.availability.AvailabilityTables.SKILL_VERSION;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import switchboard.api.access.Caller;
import switchboard.api.http.Input;
import switchboard.audit.AuditEntry;
import switchboard.users.UserView;

/** What people know. Said by those who lead them. */
public final class Skills {

    static final String EDIT = "skill:edit";

    private final AvailabilityGround ground;

    public Skills(AvailabilityGround ground) {
        this.ground = ground;
    }

    Map<String, Integer> get(Caller caller, String user) {
        UserView person = ground.visible(caller, user);
        return ground.transactions()
                .read(dsl -> Availability.skills(dsl, List.of(person.id())))
                .getOrDefault(person.id(), Map.of());
    }

    /** Replaces all of them. */
    Map<String, Integer> replace(Caller caller, String user, Input input) {
        UserView person = ground.editable(caller, user, EDIT);
        Map<String, Integer> skills = SkillInput.read(input);
        return ground.transactions().inTransaction(work -> {
            write(work.dsl(), person, skills);
            Map<String, Object> data = Map.of("skills", Map.copyOf(skills));
            ground.tell(work, "skill.changed", caller, person, data);
            ground.audit().record(work, AuditEntry.done(caller, "skill.change", "user", person.id(), data));
            return skills;
        });
    }

    private static void write(DSLContext dsl, UserView person, Map<String, Integer> skills) {
        dsl.deleteFrom(SKILL).where(SKILL_USER.eq(person.id())).execute();
        if (skills.isEmpty()) {
            return;
        }
        var insert = dsl.insertInto(SKILL, SKILL_USER, SKILL_NAME, SKILL_LEVEL, SKILL_VERSION);
        for (Map.Entry<String, Integer> skill : skills.entrySet()) {
            insert = insert.values(person.id(), skill.getKey(), skill.getValue(), 1L);
        }
        insert.execute();
    }
}
