'use client';

export { ErrorText as default } from '@/components/shell/error-text';
