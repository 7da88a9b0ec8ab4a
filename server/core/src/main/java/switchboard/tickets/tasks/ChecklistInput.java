package switchboard.tickets.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;

/**
 * What a command to a checklist sets, each field checked; null where it is not named.
 *
 * @param named whether the organization is named, be it as null
 */
record ChecklistInput(
        @Nullable String name,
        boolean named,
        @Nullable UUID organization,
        @Nullable List<Checklist.Item> items) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REFERENCE = 254;

    interface Organizations {
        Map<String, UUID> find(List<String> references);
    }

    static ChecklistInput read(Input input, boolean creation, Organizations organizations) {
        String name = creation || input.has("name") ? input.requiredText("name", LONGEST_NAME) : null;
        String organization = input.text("organization", LONGEST_REFERENCE);
        UUID id = organization == null || organization.isBlank()
                ? null
                : organizations.find(List.of(organization.strip())).get(organization.strip());
        if (organization != null && !organization.isBlank() && id == null) {
            input.fail("organization", "not_found", "names no organization of this desk");
        }
        List<Checklist.Item> items = items(input);
        if (items == null && (creation || input.has("items"))) {
            input.fail("items", "required", "is required");
        }
        ChecklistInput read = new ChecklistInput(name, input.has("organization"), id, items);
        input.check();
        return read;
    }

    private static @Nullable List<Checklist.Item> items(Input input) {
        List<Input> objects = input.objects("items", TaskInput.MOST_TASKS);
        if (objects == null) {
            return null;
        }
        List<Checklist.Item> items = new ArrayList<>();
        for (Input object : objects) {
            String title = object.requiredText("title", TaskInput.LONGEST_TITLE);
            String description = object.text("description", TaskInput.LONGEST_DESCRIPTION);
            boolean required = Boolean.TRUE.equals(object.flag("required"));
            object.noMore();
            items.add(new Checklist.Item(title, description == null ? "" : description, required));
        }
        return items;
    }
}
