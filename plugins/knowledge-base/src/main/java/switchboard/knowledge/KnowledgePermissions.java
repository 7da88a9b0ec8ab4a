package switchboard.knowledge;

import java.util.List;
import java.util.Map;
import switchboard.api.access.Permission;
import switchboard.api.access.Scope;

/**
 * The permissions on articles. Public articles need none: every signed-in person reads them. Nobody but editors and
 * auditors sees what is not published, except its author and owner.
 */
public final class KnowledgePermissions {

    public static final String READ = "article:read";
    public static final String INSPECT = "article:inspect";
    public static final String CREATE = "article:create";
    public static final String EDIT = "article:edit";
    public static final String PUBLISH = "article:publish";
    public static final String DELETE = "article:delete";
    public static final String IMPORT = "article:import";

    private static final String EDITOR = "knowledge_editor";

    private KnowledgePermissions() {}

    /** All of them, for the administrator's catalogue. */
    public static List<Permission> all() {
        return List.of(
                new Permission(
                        READ,
                        "Read published internal articles",
                        Map.of(
                                "requester",
                                Scope.OWN,
                                "agent",
                                Scope.ORGANIZATION,
                                "team_lead",
                                Scope.ORGANIZATION,
                                EDITOR,
                                Scope.ORGANIZATION,
                                "auditor",
                                Scope.ALL)),
                new Permission(
                        INSPECT,
                        "Read articles in every state and of every visibility, and their versions",
                        Map.of(EDITOR, Scope.ORGANIZATION, "auditor", Scope.ALL)),
                ofEditors(CREATE, "Write new articles"),
                ofEditors(EDIT, "Change articles"),
                ofEditors(PUBLISH, "Publish and retire articles, and change who sees published ones"),
                ofEditors(DELETE, "Delete articles with all their versions"),
                ofEditors(IMPORT, "Import articles"));
    }

    private static Permission ofEditors(String key, String label) {
        return new Permission(key, label, Map.of(EDITOR, Scope.ORGANIZATION));
    }
}
