package io.bothways.local;

import io.bothways.infra.Directories;
import io.bothways.local.home.Home;
import io.bothways.local.home.Leftovers;
import io.bothways.local.home.LocalFailure;
import io.bothways.local.home.RunLock;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes the data of all local runs, their logs, keys and tokens. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Remove the data, logs and keys of all local runs; asks before it does.")
final class ResetCommand implements Callable<Integer> {

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    @Override
    public Integer call() {
        Path repository = Launcher.repository();
        Path shared = Home.shared(repository);
        if (!Files.exists(shared)) {
            System.out.println("There is nothing to remove.");
            return 0;
        }
        List<Home> homes = Home.all(repository);
        List<RunLock> locks = new ArrayList<>();
        try {
            for (Home home : homes) {
                locks.add(RunLock.tryTake(home)
                        .orElseThrow(() -> new LocalFailure(
                                "A run uses " + home.data() + ". Stop it with Ctrl-C first. Nothing was removed.")));
            }
            if (!yes && !agreed(shared)) {
                System.out.println("Nothing was removed.");
                return 1;
            }
            homes.forEach(Leftovers::end);
            Directories.delete(shared);
        } finally {
            locks.forEach(RunLock::close);
        }
        System.out.println("Removed " + shared + ".");
        return 0;
    }

    private static boolean agreed(Path shared) {
        System.out.print("Remove everything in " + shared + " (" + megabytes(shared) + " MB)? [y/N] ");
        System.out.flush();
        var answer = new Scanner(System.in, Charset.defaultCharset());
        return answer.hasNextLine() && answer.nextLine().strip().equalsIgnoreCase("y");
    }

    private static long megabytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    >> 20;
        } catch (IOException e) {
            throw new LocalFailure("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }
}
