package switchboard.users.availability;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import switchboard.api.http.Input;

/** Reads skills: an object whose names are those of skills and whose values are levels. */
public final class SkillInput {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._+#/-]{0,59}");
    private static final int MOST = 100;
    private static final int HIGHEST = 5;

    private SkillInput() {}

    /** The levels by name; null takes a skill away. Refuses everything that is none. */
    public static Map<String, Integer> read(Input input) {
        Map<String, Integer> skills = new TreeMap<>();
        for (String name : List.copyOf(input.names())) {
            Long level = input.number(name, 1, HIGHEST);
            if (!NAME.matcher(name).matches() || !name.equals(name.strip())) {
                input.fail(shown(name), "format", "cannot be the name of a skill");
            } else if (level != null) {
                skills.put(name, level.intValue());
            }
        }
        if (skills.size() > MOST) {
            input.fail("skills", "too_long", "can be " + MOST + " at most");
        }
        input.check();
        return skills;
    }

    private static String shown(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
