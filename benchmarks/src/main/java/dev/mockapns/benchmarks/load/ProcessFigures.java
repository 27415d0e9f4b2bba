/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel says of a process, and of the whole machine: proc(5). */
final class ProcessFigures {

    /** Of {@code utime}: USER_HZ, which is 100 on all architectures that a JVM runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private ProcessFigures() {}

    /** Returns how many CPU-seconds the process has used, in user space and in the kernel. */
    static double cpuSeconds(long pid) throws IOException {
        String[] fields = stat(Long.toString(pid));
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** Returns how many CPU-seconds the processes have used that this JVM started and that have ended. */
    static double cpuSecondsOfEndedChildren() throws IOException {
        String[] fields = stat("self");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
    }

    private static String[] stat(String process) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
        // The name of the program, in brackets, may hold blanks: fields are counted behind it.
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    }

    /** Returns the most memory that the process has had resident, in bytes. */
    static long peakResidentBytes(long pid) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
        String peak = lines.stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow(() -> new IOException("/proc/" + pid + "/status has no VmHWM"));
        return Long.parseLong(peak.replaceAll("[^0-9]", "")) * 1024;
    }

    /** Returns how many bytes the objects take that a JVM can reach: after a collection, which this asks for. */
    static long liveHeapBytes(long pid) throws IOException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String total = "";
        for (String line : new String(histogram.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList()) {
            total = line.startsWith("Total ") ? line : total;
        }
        if (total.isEmpty()) {
            throw new IOException("jcmd printed no total of the heap of process " + pid);
        }
        return Long.parseLong(total.split(" +", -1)[2]);
    }

    /**
     * Returns how many CPU-seconds all cores together have been busy: for any process, or for another virtual machine.
     * Interrupts are left out, because no process is charged for them.
     */
    static double busySeconds() throws IOException {
        String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +", -1);
        long user = Long.parseLong(fields[1]);
        long nice = Long.parseLong(fields[2]);
        long system = Long.parseLong(fields[3]);
        long steal = Long.parseLong(fields[8]);
        return (user + nice + system + steal) / TICKS_PER_SECOND;
    }
}
