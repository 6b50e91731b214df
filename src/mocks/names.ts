/** In ASCII, as usernames and addresses have it. Where a letter does not fall apart into a base and an accent, it is replaced whole. */
const plain = (name: string): string =>
  name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('ł', 'l').replaceAll(/[^a-z]/g, '');

export interface Name {
  readonly written: string;
  /** As a search compares it. */
  readonly lower: string;
  readonly plain: string;
}

/** Sorted as a list of users is. No two may differ by accents or case alone: the whole name would then sort otherwise than its parts. */
const sorted = (names: string): readonly Name[] =>
  names.trim().split(/\s+/).sort((a, b) => a.localeCompare(b, 'en')).map((written) => ({ written, lower: written.toLowerCase(), plain: plain(written) }));

export const givenNames = sorted(`
  Ada Adele Agnes Ahmed Aiko Alan Alejandro Alice Amara Amir Ana Andrei Anil Anja Anton Arjun Astrid Ayşe Beatriz Ben Bianca Björn Bruno
  Carla Carmen Cedric Chiara Chloé Clara Dalia Daniel Daphne David Deepa Diego Dora Dylan Edith Eleni Elias Elif Emeka Emil Emma Enzo Esther
  Eva Fatima Felix Fiona Florian Frida Gabriel Gemma George Gita Grace Greta Hana Hannah Hassan Helena Henry Hiro Hugo Ibrahim Ida Imani Ines
  Ingrid Irene Isaac Ivan Jamal Jana Jasper Joan Joaquín Jonas José Julia Kai Karim Katya Keiko Kofi Lars Laura Layla Leila Lena Leo Lidia
  Linh Louis Luca Lucía Magnus Maja Malik Marta Mateo Maya Mei Miguel Mila Mina Mira Nadia Naomi Nikolai Nina Noah Nora Olga Oliver Omar
  Oscar Otto Paula Pedro Petra Priya Quentin Rafael Rania Ravi Rosa Ruth Salma Samir Sara Silvia Simon Sofia Søren Stella Sven Tamar Tariq
  Thea Theo Tomás Uma Ursula Vera Victor Vikram Wanda Wei Yara Yasmin Yuki Zahra Zoë`);

export const surnames = sorted(`
  Abbott Acharya Adeyemi Aguilar Akhtar Albrecht Almeida Amato Andersen Aoki Arnold Åkesson Baker Banerjee Barros Bauer Becker Bello Bennett
  Berg Bianchi Blake Bose Brandt Brown Burke Cabrera Campbell Carlsson Castillo Chandra Chen Choi Clarke Cohen Conti Cooper Costa Cruz
  D’Angelo Dahl Das Delgado Demir Desai Diallo Diaz Dubois Duval Edwards Eklund Ellis Engel Espinoza Evans Farah Ferrari Fischer Fleming
  Fontaine Fraser Fujita Garcia Ghosh Gibson Girard Goldberg Gómez Graham Green Gruber Guerra Gupta Hall Hamid Hansen Haruna Hassani Hayes
  Herrera Hoffmann Holm Horváth Huang Hughes Ibarra Ito Ivanova Jacobs Jansen Jensen Joshi Kaplan Kaur Kelly Khan Kim Klein Kowalski Kumar
  Lambert Larsen Laurent Lee Lindberg Lopez Łukasik Machado Maier Malone Marino Martin Mazur Medina Mehta Mensah Meyer Moore Moreau Morgan
  Müller Murphy Nair Nakamura Navarro Nguyễn Nielsen Novak O’Brien O’Neill Ochoa Okafor Olsen Ortega Osei Otieno Owusu Parker Patel Pereira
  Petrov Phillips Popescu Quinn Rahman Ramos Rao Reid Reyes Ricci Rivera Rossi Roux Ruiz Russo Saito Santos Schmidt Schneider Sharma Silva
  Singh Sokolov Stewart Suzuki Svensson Takahashi Tanaka Taylor Thapa Thomas Torres Tran Turner Usman Vargas Vasquez Vogel Wagner Walker
  Wang Watanabe Weber Werner Williams Wilson Wong Wood Wright Yamada Yılmaz Young Zhang Zimmermann`);
