package switchboard.knowledge.articles;

import java.util.List;
import java.util.Map;
import switchboard.api.access.Caller;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.settings.Settings;
import switchboard.knowledge.KnowledgeSettings;

/** Who gets in at all: whoever is signed in, and anybody where the administrator lets people read without. */
public final class Readers {

    private final Settings settings;

    public Readers(Settings settings) {
        this.settings = settings;
    }

    /** Refuses an anonymous caller with 401 unless anonymous reading is on. */
    public void admit(Caller caller) {
        if (caller.anonymous() && !settings.get(KnowledgeSettings.ANONYMOUS_READING)) {
            throw new ServiceDeskException(
                    Refusal.UNAUTHENTICATED, "auth.required", "Sign in first.", List.of(), Map.of(), null);
        }
    }
}
