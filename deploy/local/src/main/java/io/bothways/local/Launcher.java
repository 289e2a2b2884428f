package io.bothways.local;

import io.bothways.local.home.LocalFailure;
import io.bothways.local.system.LauncherLog;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind the script {@code bothways}. */
@Command(
        name = "./bothways",
        description = "Bothways on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            TokenCommand.class,
            VerifyCommand.class,
            BrokerCommand.class,
            StatusCommand.class,
            ResetCommand.class
        })
public final class Launcher {

    private static final Logger LOG = Logger.getLogger(Launcher.class.getName());

    private Launcher() {}

    public static void main(String[] arguments) {
        LauncherLog.silenceTheTerminal();
        System.exit(commands().execute(arguments));
    }

    static CommandLine commands() {
        var commands = new CommandLine(new Launcher());
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(message(failure));
            command.getErr().flush();
            LOG.log(Level.SEVERE, "The command failed", failure);
            return 1;
        });
        return commands;
    }

    private static String message(Exception failure) {
        return failure instanceof LocalFailure known ? known.text() : "Unexpected: " + failure;
    }

    /** Where the product is checked out; the script tells. */
    static Path repository() {
        return Path.of(System.getProperty("bothways.repository", ""))
                .toAbsolutePath()
                .normalize();
    }
}
