import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

const GIGABYTE = 2 ** 30;

/**
 * Settings for a machine of two cores that also runs the server. Statements and details of errors are kept out of the
 * log: they hold people's numbers and names.
 */
export function serverSettings(socketFolder: string, durable: boolean): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: totalmem() >= 4 * GIGABYTE ? '384MB' : '128MB',
    effective_cache_size: '1GB',
    work_mem: '32MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '4GB',
    min_wal_size: '256MB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    dynamic_shared_memory_type: smallSharedMemory() ? 'mmap' : 'posix',
    wal_level: durable ? 'replica' : 'minimal',
    max_wal_senders: durable ? '4' : '0',
    // Nothing is put in a row by a client's clock or zone: queries that mean a civil day name the zone.
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  };
}

/**
 * The part that can change while the server runs: it stands in a file that a reload reads again. Commits reach the
 * operating system in either case, so a killed server loses nothing.
 */
export function durabilityFile(durable: boolean): string {
  const value = durable ? 'on' : 'off';
  return `fsync = ${value}\nfull_page_writes = ${value}\n`;
}

/** Containers often have 64 MB of /dev/shm, too little for a parallel query. */
function smallSharedMemory(): boolean {
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    return blocks * bsize < 256 * 2 ** 20;
  } catch {
    return true;
  }
}
