package io.greenline.bench;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code scripts/bench} asks for.
 *
 * @param sip Asterisk's SIP address
 * @param prompts where Asterisk reads prompts from, as this process sees it
 * @param processes the processes to account for: asterisk, and engine if it runs
 * @param ways the ways to compare
 * @param rates calls a second, one measurement each
 * @param during how long each way is measured at each rate
 * @param slices into how many turns that time is cut; the ways take turns
 * @param warmUp how long each way is run before anything counts
 * @param parked calls that sit in the menu; 0 leaves that out
 * @param waiting calls that wait for an agent; 0 leaves that out
 */
record BenchOptions(
        InetSocketAddress sip,
        Path prompts,
        Map<String, WatchedProcess> processes,
        List<Way> ways,
        List<Integer> rates,
        Duration during,
        int slices,
        Duration warmUp,
        int parked,
        int waiting) {

    /** Reads {@code --name value} pairs; the script has checked what people write. */
    static BenchOptions of(String... arguments) {
        Map<String, String> given = new HashMap<>(Map.of(
                "--ways",
                "native",
                "--rates",
                "5,20,50",
                "--seconds",
                "20",
                "--slices",
                "2",
                "--warm-up",
                "10",
                "--parked",
                "500",
                "--waiting",
                "0"));
        for (int at = 0; at + 1 < arguments.length; at += 2) {
            given.put(arguments[at], arguments[at + 1]);
        }
        Map<String, WatchedProcess> processes = new HashMap<>();
        for (String name : List.of("asterisk", "engine")) {
            Optional.ofNullable(given.get("--" + name + "-pid"))
                    .ifPresent(pid -> processes.put(name, new WatchedProcess(name, Long.parseLong(pid))));
        }
        return new BenchOptions(
                new InetSocketAddress("127.0.0.1", number(given, "--sip-port")),
                Path.of(required(given, "--prompts")),
                processes,
                list(given, "--ways").stream().map(Way::of).toList(),
                list(given, "--rates").stream().map(Integer::valueOf).toList(),
                Duration.ofSeconds(number(given, "--seconds")),
                number(given, "--slices"),
                Duration.ofSeconds(number(given, "--warm-up")),
                number(given, "--parked"),
                number(given, "--waiting"));
    }

    WatchedProcess asterisk() {
        return Optional.ofNullable(processes.get("asterisk"))
                .orElseThrow(() -> new IllegalArgumentException("--asterisk-pid is missing"));
    }

    Optional<WatchedProcess> engine() {
        return Optional.ofNullable(processes.get("engine"));
    }

    private static List<String> list(Map<String, String> given, String name) {
        return new ArrayList<>(Arrays.asList(required(given, name).split(",", -1)));
    }

    private static int number(Map<String, String> given, String name) {
        return Integer.parseInt(required(given, name));
    }

    private static String required(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }
}
