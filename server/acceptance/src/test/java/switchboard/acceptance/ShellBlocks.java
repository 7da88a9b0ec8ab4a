package switchboard.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands that a page of the documentation shows in its indented blocks. */
final class ShellBlocks {

    private static final String INDENT = "    ";

    private ShellBlocks() {}

    /** The commands below a heading, or on the whole page where the heading is empty. Comments are left out. */
    static List<String> of(Path page, String heading) throws IOException {
        List<String> commands = new ArrayList<>();
        StringBuilder command = new StringBuilder();
        boolean below = heading.isEmpty();
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("## ") && !heading.isEmpty()) {
                below = line.equals("## " + heading);
            }
            if (below && line.startsWith(INDENT) && !line.strip().startsWith("#")) {
                command.append(command.isEmpty() ? "" : "\n").append(line.substring(INDENT.length()));
                if (isWhole(command.toString())) {
                    commands.add(command.toString());
                    command.setLength(0);
                }
            }
        }
        if (!command.isEmpty()) {
            throw new AssertionError("This command does not end: " + command);
        }
        return commands;
    }

    private static boolean isWhole(String command) {
        return !command.endsWith("\\")
                && command.chars().filter(sign -> sign == '\'').count() % 2 == 0;
    }
}
