package switchboard.plugins.registration;

import java.util.List;
import switchboard.plugins.generation.Generation;
import switchboard.tickets.fields.FieldTables;

/** Custom fields of tickets that a plugin brings. */
public final class FieldRegistration implements Registration {

    private final FieldTables fields;

    public FieldRegistration(FieldTables fields) {
        this.fields = fields;
    }

    @Override
    public void publish(Generation generation) {
        fields.declare(
                generation.id(),
                generation.manifest().settingsOwner(),
                generation.declaration().ticketFields());
    }

    @Override
    public void unpublish(Generation generation) {
        fields.declare(generation.id(), generation.manifest().settingsOwner(), List.of());
    }
}
